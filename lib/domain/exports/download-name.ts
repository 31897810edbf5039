/** A title as the stem of a file name that every system takes: letters, digits and hyphens of ASCII, at most 60. */
export function fileStem(title: string): string {
  const ascii = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return ascii || "article";
}

/**
 * The value of Content-Disposition (RFC 6266): a name in ASCII for everyone, and the title as it is for who reads the
 * extended form (RFC 8187).
 */
export function attachment(title: string, ending: string): string {
  // Separators, controls and what Windows forbids have no place in a file name; a lone surrogate cannot be encoded.
  const told = title
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, " ")
    .trim()
    .replace(/\s+/g, " ");
  const whole = `${[...told].slice(0, 100).join("").trim() || "article"}${ending}`;
  const encoded = encodeURIComponent(whole).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${fileStem(title)}${ending}"; filename*=UTF-8''${encoded}`;
}
