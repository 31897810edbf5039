import { setTimeout as sleep } from "node:timers/promises";
import { logHead, storedRecord } from "@/lib/data/bundle-head";
import { parseCheckpoint } from "@/lib/domain/audit/note/checkpoint";
import { parseNote } from "@/lib/domain/audit/note/signed-note";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";

/** A bundle's own entry, and the checkpoint that covers it. */
export type SignedRecord = { index: number; salt: string; payload: string; note: string };

const patienceMs = 60_000;
const pauseMs = 150;

/** Waits until the entry about this bundle is in a signed checkpoint. null: the log was frozen before. @throws Refusal `unavailable` when it takes too long */
export async function untilSigned(viewer: Viewer, bundleId: string, signal: AbortSignal): Promise<SignedRecord | null> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const [record, head] = [await storedRecord(viewer, bundleId), await logHead(viewer)];
    if (record && record.index !== null && head.note !== null && sizeOf(head.note) > record.index)
      return { index: record.index, salt: record.salt, payload: record.payload, note: head.note };
    if (head.frozen !== null) return null;
    if (Date.now() >= until) throw new Refusal("unavailable", { detail: waitedFor(record?.index ?? null) });
    await sleep(pauseMs, undefined, { signal });
  }
}

/** How long the log was when this checkpoint of it was signed. @throws Error for what is no checkpoint */
export function sizeOf(note: string): number {
  const checkpoint = parseCheckpoint(parseNote(note)?.text ?? "");
  if (!checkpoint) throw new Error("what stands as the log's checkpoint is none");
  return checkpoint.size;
}

function waitedFor(index: number | null): string {
  const what = index === null ? "put in order" : "signed";
  return `The entry about this bundle has not been ${what} for ${patienceMs / 1000} seconds. Does the sealer run? Ask for the bundle again when it does.`;
}
