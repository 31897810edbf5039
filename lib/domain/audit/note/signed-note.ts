import { fromBase64, toBase64 } from "./base64";

/** C2SP signed-note: a text that ends with a newline, and lines of signatures, each by a named key. */
export type SignedNote = { text: string; signatures: readonly NoteSignature[] };
/** `keyId`: 4 bytes; `signature`: what follows them, as its algorithm has it. */
export type NoteSignature = { name: string; keyId: Uint8Array; signature: Uint8Array };

/** Bytes that a note may have at most, and signatures: C2SP lets readers choose. */
export const maxNoteBytes = 1_000_000;
export const maxSignatures = 100;

const prefix = "— ";
/** Without white space (Unicode's, which is not JavaScript's `\s`), plus signs and what no note may hold. */
// oxlint-disable-next-line no-control-regex -- it is these that a name must not hold
const name = /^[^\p{White_Space}+\u0000-\u001f\ufffd]+$/u;
export const isKeyName = (text: string): boolean => name.test(text) && text.isWellFormed();
// Below the space there is only the newline.
// oxlint-disable-next-line no-control-regex -- it is these that a note must not hold
const forbidden = /[\u0000-\u0009\u000b-\u001f\ufffd]/u;

/** Reads a note as C2SP signed-note has it. null: it is none. @param note UTF-8, already decoded without loss */
export function parseNote(note: string): SignedNote | null {
  if (new TextEncoder().encode(note).length > maxNoteBytes || forbidden.test(note) || !note.isWellFormed() || !note.endsWith("\n"))
    return null;
  const end = note.lastIndexOf("\n\n");
  if (end === -1) return null;
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split("\n");
  if (text === "\n" || lines.length > maxSignatures) return null;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignature(line);
    if (!signature) return null;
    signatures.push(signature);
  }
  return { text, signatures };
}

function parseSignature(line: string): NoteSignature | null {
  if (!line.startsWith(prefix)) return null;
  const [name = "", encoded = "", ...more] = line.slice(prefix.length).split(" ");
  const bytes = fromBase64(encoded);
  if (more.length > 0 || !isKeyName(name) || bytes === null || bytes.length < 5) return null;
  return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

/** Writes a note. @throws RangeError for a text or a name that no note can have */
export function writeNote({ text, signatures }: SignedNote): string {
  if (!text.endsWith("\n") || text === "\n" || forbidden.test(text)) throw new RangeError("this text can stand in no note");
  const lines = signatures.map(({ name, keyId, signature }) => {
    if (!isKeyName(name) || keyId.length !== 4) throw new RangeError("this key can sign no note");
    return `${prefix}${name} ${toBase64(Uint8Array.of(...keyId, ...signature))}\n`;
  });
  return `${text}\n${lines.join("")}`;
}
