import { sha256 } from "../tree/sha256";
import { type Checkpoint, checkpointText, parseCheckpoint } from "./checkpoint";
import { noteKey, writeVerifierKey } from "./keys";
import { parseNote, writeNote } from "./signed-note";

/** Signs under a log's name; `publicKey`: 32 bytes. */
export type LogSigner = { publicKey: Uint8Array; sign: (message: Uint8Array) => Uint8Array };

/** A signer's key as it is handed around for a log, a C2SP vkey: the log's own name is the key's. */
export function vkeyOf(origin: string, { publicKey }: Pick<LogSigner, "publicKey">): string {
  return writeVerifierKey(noteKey(sha256, origin, "note", publicKey));
}

/** A checkpoint as a note with a line by each of these. */
export function signedCheckpoint(checkpoint: Checkpoint, signers: readonly LogSigner[]): string {
  const text = checkpointText(checkpoint);
  const message = new TextEncoder().encode(text);
  const signatures = signers.map(({ publicKey, sign }) => {
    const { name, id } = noteKey(sha256, checkpoint.origin, "note", publicKey);
    return { name, keyId: id, signature: sign(message) };
  });
  return writeNote({ text, signatures });
}

/** What a signed note says of a log. null: it is no checkpoint. */
export function checkpointOf(note: string): Checkpoint | null {
  const parsed = parseNote(note);
  return parsed && parseCheckpoint(parsed.text);
}
