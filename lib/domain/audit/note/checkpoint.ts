import { fromBase64, toBase64 } from "./base64";
import type { NoteKey } from "./keys";
import type { SignedNote } from "./signed-note";

/** C2SP tlog-checkpoint: how long a log was, and the root of its tree then. `root`: 32 bytes. */
export type Checkpoint = { origin: string; size: number; root: Uint8Array };

/** The text of a checkpoint's note. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads such a text. Extension lines may follow; they are signed, and mean nothing here. null: it is no checkpoint. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin = "", sizeText = "", rootText = "", ...extensions] = text.slice(0, -1).split("\n");
  const root = fromBase64(rootText);
  const size = /^(?:0|[1-9]\d{0,15})$/.test(sizeText) ? Number(sizeText) : Number.NaN;
  if (origin === "" || !Number.isSafeInteger(size) || root?.length !== 32 || extensions.includes("") || !text.endsWith("\n")) return null;
  return { origin, size, root };
}

/** Whether an Ed25519 signature (64 bytes) over a message is this key's; handed in, as hashing is. */
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * When this key vouched for the note: `true` for a signature without a time, seconds since 1970 for a witness's
 * (C2SP tlog-cosignature), `null` when it did not. A line under the key's name and id that does not hold makes the note
 * worthless: `false`.
 */
export async function vouchedBy(key: NoteKey, note: SignedNote, verify: VerifyEd25519): Promise<true | number | null | false> {
  const own = note.signatures.filter(({ name, keyId }) => name === key.name && key.id.every((byte, at) => keyId[at] === byte));
  if (own.length === 0) return null;
  let vouched: true | number = true;
  for (const { signature } of own) {
    const timed = key.algorithm === "cosignature";
    if (signature.length !== (timed ? 72 : 64)) return false;
    const seconds = timed ? new DataView(signature.buffer, signature.byteOffset, 8).getBigUint64(0) : 0n;
    const message = timed ? utf8(cosignedText(note.text, seconds)) : utf8(note.text);
    if (!(await verify(key.publicKey, message, signature.subarray(timed ? 8 : 0)))) return false;
    if (timed) vouched = Number(seconds);
  }
  return vouched;
}

/** What a witness signs: C2SP tlog-cosignature, version 1. Its seconds are 64 bits, more than a number holds. */
export function cosignedText(text: string, seconds: number | bigint): string {
  return `cosignature/v1\ntime ${seconds}\n${text}`;
}
