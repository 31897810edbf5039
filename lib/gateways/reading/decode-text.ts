import { isUtf8 } from "node:buffer";
import { unreadable } from "./document";

export type Decoded = { text: string; charset: string; warnings: string[] };

/** Below this, chardet has seen noise (random bytes: 3); real sentences of a line or two come to 40 and more. */
const minConfidence = 10;
/** More than one control character in so many others means that this is not text. */
const textPerControl = 200;

/**
 * Bytes as text. In this order: BOM, the charset that was declared, UTF-8 if valid, UTF-16 without BOM, and last what
 * chardet makes of the letters' frequencies; whatever was assumed is said in a warning. `unreadable` if nothing fits.
 */
export async function decodeText(bytes: Uint8Array, declared?: string | null): Promise<Decoded> {
  const marked = byMark(bytes);
  if (marked) return decoded(bytes, marked, []);
  const utf8 = isUtf8(bytes) && !bytes.includes(0);
  const label = declared ? labelOf(declared) : null;
  const warnings: string[] = [];
  if (declared && !label) warnings.push(`The declared encoding “${declared.slice(0, 40)}” is not known.`);
  if (label && label !== "utf-8" && utf8 && isSingleByte(label) && !isAscii(bytes)) {
    // Chance does not write valid multi-byte sequences: a server's default was declared, not what the author used.
    return decoded(bytes, "utf-8", [`Declared as ${label}, but read as UTF-8, which it is.`]);
  }
  if (label) {
    const text = strictly(bytes, label);
    if (text !== null && !bytes.includes(0)) return checked({ text, charset: label, warnings });
    if (text !== null && label.startsWith("utf-16")) return checked({ text, charset: label, warnings });
    warnings.push(`Declared as ${label}, which it is not.`);
  }
  if (utf8) return decoded(bytes, "utf-8", warnings);
  const wide = utf16WithoutMark(bytes);
  if (wide) return decoded(bytes, wide, [...warnings, assumed(wide)]);
  if (bytes.includes(0)) throw unreadable("This is not text: it holds bytes that no text has.");
  const { analyse } = (await import("chardet")).default;
  for (const match of analyse(bytes.subarray(0, 200_000))) {
    const found = labelOf(match.name);
    if (match.confidence < minConfidence || !found) continue;
    const text = strictly(bytes, found);
    if (text !== null) return checked({ text, charset: found, warnings: [...warnings, assumed(found)] });
  }
  throw unreadable("The encoding of this text cannot be told. Save it as UTF-8 and take that.");
}

const assumed = (charset: string) => `Its encoding is not declared; read as ${charset}. Check accented and foreign letters.`;

function decoded(bytes: Uint8Array, charset: string, warnings: string[]): Decoded {
  const text = strictly(bytes, charset);
  if (text === null) throw unreadable(`This text is marked as ${charset.toUpperCase()} but is damaged. Save it anew as UTF-8.`);
  return checked({ text, charset, warnings });
}

/** Binary data often decodes; control characters give it away. */
function checked(result: Decoded): Decoded {
  const controls = result.text.match(/[^\P{Cc}\s]/gu)?.length ?? 0;
  if (controls * textPerControl > result.text.length) {
    throw unreadable("This is not text: it is full of control characters.");
  }
  return result;
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** Text in an alphabet, two bytes a letter, has NULs at every other place. */
function utf16WithoutMark(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4_096 & ~1);
  if (bytes.length % 2 !== 0 || sample.length < 4) return null;
  const nuls = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) nuls[i % 2]!++;
  });
  const [even = 0, odd = 0] = nuls;
  if (odd > sample.length * 0.2 && even === 0) return "utf-16le";
  if (even > sample.length * 0.2 && odd === 0) return "utf-16be";
  return null;
}

/** The WHATWG name for a label, or null for what TextDecoder does not know. */
function labelOf(label: string): string | null {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
}

function strictly(bytes: Uint8Array, charset: string): string | null {
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes);
    return charset === "windows-1252" ? text.replace(/[\x80-\x9f]/g, (sign) => windows1252[sign.charCodeAt(0) - 0x80]!) : text;
  } catch {
    return null;
  }
}

/** Node 20 decodes windows-1252 as ISO 8859-1, quotes and dashes becoming controls; this row is the WHATWG index's. */
const windows1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

const isSingleByte = (label: string) => /^(windows-|iso-8859-|koi8-|macintosh|ibm866)/.test(label);
const isAscii = (bytes: Uint8Array) => bytes.every((byte) => byte < 0x80);
