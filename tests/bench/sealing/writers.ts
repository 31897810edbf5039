import { randomBytes } from "node:crypto";
import { inTransaction } from "@/lib/data/transaction";
import { uuidV7Sequence } from "@/lib/domain/ids";
import type { Viewer } from "@/lib/domain/viewer";
import { createClaimOperation } from "@/lib/operations/create-claim";
import { editClaimOperation } from "@/lib/operations/edit-claim";
import { run } from "@/lib/pipeline/run";
import { makeArticle, spanOf } from "@/tests/support/article";

/** One client's claim, which it edits again and again. */
export type Writer = { viewer: Viewer; claimId: string; version: number };

/** So many writers, spread over the workspaces of these people, each on a claim of its own. */
export async function makeWriters(viewers: readonly Viewer[], count: number, superuserUrl: string): Promise<Writer[]> {
  const texts = new Map<string, string>();
  const writers: Writer[] = [];
  for (let n = 0; n < count; n++) {
    const viewer = viewers[n % viewers.length]!;
    if (!texts.has(viewer.workspaceId)) texts.set(viewer.workspaceId, (await makeArticle(viewer, undefined, superuserUrl)).versionId);
    const articleVersionId = texts.get(viewer.workspaceId)!;
    const words = { statement: "The harbour burned.", speaker: null, mode: null };
    const made = await run(createClaimOperation, viewer, { articleVersionId, spans: [spanOf("burned down")], ...words });
    if (!made.ok) throw new Error(JSON.stringify(made.problem));
    writers.push({ viewer, claimId: made.value.claimId, version: 1 });
  }
  return writers;
}

const next = ({ claimId, version }: Writer) => ({
  claimId,
  version,
  statement: `The harbour burned, as told ${version} times.`,
  speaker: null,
  mode: null,
});

/** Through the pipeline, as everybody writes. @returns the object and version that were acknowledged */
export async function editLogged(writer: Writer): Promise<string> {
  const result = await run(editClaimOperation, writer.viewer, next(writer));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  writer.version++;
  return `claim/${writer.claimId} ${writer.version}`;
}

/** The same operation in the same kind of transaction, of which no log is told. */
export async function editUnlogged(writer: Writer): Promise<void> {
  const { viewer } = writer;
  const input = editClaimOperation.input.parse(next(writer));
  await inTransaction({ workspaceId: viewer.workspaceId, userId: viewer.userId }, async (tx) => {
    const subject = await editClaimOperation.subject(tx, input, viewer);
    if (!editClaimOperation.permit(viewer, subject)) throw new Error("forbidden");
    const now = new Date();
    await editClaimOperation.perform({ tx, viewer, now, newId: uuidV7Sequence(now.getTime(), randomBytes) }, subject, input, undefined);
  });
  writer.version++;
}
