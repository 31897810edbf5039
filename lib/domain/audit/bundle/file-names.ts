/** The files of a bundle, docs/audit-format.md §5: their names, and the one order in which they stand. */

export const requiredFiles = ["README.txt", "checkpoint", "leaves.jsonl", "parts.jsonl", "earlier.jsonl"] as const;
export const maxNameLength = 200;

const safeName = /^(?!.*(?:^|\/)\.{0,2}(?:\/|$))[A-Za-z0-9._/-]{1,200}$/;
const tokenName = /^tokens\/(0|[1-9]\d{0,15})-(0|[1-9]\d{0,5})\.tsr$/;

/** ASCII letters, digits, `._/-`, no empty, `.` or `..` segment, at most 200 bytes. */
export const isSafeName = (name: string): boolean => safeName.test(name);

/** What a token's name says: the size of its checkpoint, and its number among that checkpoint's. null: it is no token's name. */
export function tokenOf(name: string): { size: number; n: number } | null {
  const found = tokenName.exec(name);
  return found && Number.isSafeInteger(Number(found[1])) ? { size: Number(found[1]), n: Number(found[2]) } : null;
}

export const tokenFile = (size: number, n: number): string => `tokens/${size}-${n}.tsr`;

/** Where a file stands in a bundle. `null`: in none. */
function placeOf(name: string): { group: number; size: number; n: number } | null {
  if (!isSafeName(name)) return null;
  const required = (requiredFiles as readonly string[]).indexOf(name);
  if (required !== -1) return { group: required, size: 0, n: 0 };
  const token = tokenOf(name);
  if (token) return { group: requiredFiles.length, ...token };
  return name.startsWith("files/") ? { group: requiredFiles.length + 1, size: 0, n: 0 } : null;
}

/** Orders two files of a bundle. @throws RangeError for a name that no bundle has */
export function compareNames(one: string, other: string): number {
  const [a, b] = [placeOf(one), placeOf(other)];
  if (!a || !b) throw new RangeError(`no bundle holds ${a ? other : one}`);
  // ASCII only: UTF-16 code units sort as bytes do.
  return a.group - b.group || a.size - b.size || a.n - b.n || (one < other ? -1 : one > other ? 1 : 0);
}

/** The first name that is wrong or in the wrong place, or of the required ones that is missing; null: a bundle may hold exactly these, in this order. */
export function firstWrongName(names: readonly string[]): { name: string; why: "name" | "order" | "missing" } | null {
  let last: { group: number; size: number; n: number } = { group: -1, size: 0, n: 0 };
  let lastName = "";
  for (const name of names) {
    const place = placeOf(name);
    if (!place) return { name, why: "name" };
    const skipped = requiredFiles.slice(last.group + 1, Math.min(place.group, requiredFiles.length))[0];
    if (skipped) return { name: skipped, why: "missing" };
    if (lastName !== "" && compareNames(lastName, name) >= 0) return { name, why: "order" };
    // Tokens of one checkpoint are numbered from 0.
    if (place.group === requiredFiles.length && place.n !== (last.group === place.group && last.size === place.size ? last.n + 1 : 0))
      return { name, why: "order" };
    [last, lastName] = [place, name];
  }
  const missing = requiredFiles[last.group + 1];
  return missing ? { name: missing, why: "missing" } : null;
}
