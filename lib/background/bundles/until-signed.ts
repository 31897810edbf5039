import { setTimeout as sleep } from "node:timers/promises";
import { checkpointsAbove, logHead, storedRecord } from "@/lib/data/bundle-head";
import { parseCheckpoint } from "@/lib/domain/audit/note/checkpoint";
import { parseNote } from "@/lib/domain/audit/note/signed-note";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import type { Making } from "./making";

/** A bundle's own entry, and the checkpoint that covers it. */
export type SignedRecord = { index: number; salt: string; payload: string; note: string };

const patienceMs = 60_000;
const pauseMs = 150;
const witnessPauseMs = 2000;

/** Waits until the entry about this bundle is in a signed checkpoint. null: the log was frozen before. @throws Refusal `unavailable` when it takes too long */
export async function untilSigned(viewer: Viewer, bundleId: string, { signal }: Pick<Making, "signal">): Promise<SignedRecord | null> {
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

/**
 * The same with a checkpoint that the witnesses have cosigned, too: they are handed one only now and then. When that takes too long, with the one that the log has signed.
 * @returns also what is to be known of it
 */
export async function untilCosigned(
  viewer: Viewer,
  record: SignedRecord,
  making: Making,
): Promise<{ record: SignedRecord; detail: string | null }> {
  const { names, patienceMs: limitMs } = making.witnesses ?? { names: [], patienceMs: 0 };
  if (names.length === 0) return { record, detail: null };
  making.step = "waiting for the witnesses";
  for (const until = Date.now() + limitMs; ; await sleep(witnessPauseMs, undefined, { signal: making.signal })) {
    const note = (await checkpointsAbove(viewer, record.index)).find((each) => names.every((name) => isSignedBy(each, name)));
    if (note !== undefined) return { record: { ...record, note }, detail: null };
    if (Date.now() >= until)
      return {
        record,
        detail: "Not all witnesses have cosigned it yet: a policy that asks for them is not met. Ask for the bundle again later.",
      };
  }
}

function isSignedBy(note: string, name: string): boolean {
  return parseNote(note)?.signatures.some((signature) => signature.name === name) ?? false;
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
