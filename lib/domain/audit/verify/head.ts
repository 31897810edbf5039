import { parseCheckpoint, type Checkpoint } from "../note/checkpoint";
import { maxNoteBytes, parseNote, type SignedNote } from "../note/signed-note";
import { decodeUtf8 } from "./strict-json";
import { isOrigin } from "./leaf-form";

export type SignedCheckpoint = { note: SignedNote; checkpoint: Checkpoint };

/** Reads a signed checkpoint. null: it is none. */
export function readCheckpoint(written: string): SignedCheckpoint | null {
  const note = parseNote(written);
  const checkpoint = note && parseCheckpoint(note.text);
  return note && checkpoint && isOrigin(checkpoint.origin) ? { note, checkpoint } : null;
}

/** The same of a file's bytes. */
export function readCheckpointBytes(bytes: Uint8Array): SignedCheckpoint | null {
  const text = bytes.length > maxNoteBytes ? null : decodeUtf8(bytes);
  return text === null ? null : readCheckpoint(text);
}
