import type { Act } from "@/lib/domain/audit/event";
import { type QueueOrder, type SortedQueue, sortedQueue, type WaitingClaim, weighed } from "@/lib/domain/review-queue";
import type { Viewer } from "@/lib/domain/viewer";
import { blindClaims } from "./blindness";
import { Prisma } from "./generated/client";
import { Kept } from "./kept";
import type { ReadClient } from "./reading";
import { waitingFacts } from "./risk-facts";

/** Frequent acts that leave what waits as it was; after any other it is reckoned anew. */
const indifferent: readonly Act[] = [
  "assessment.started",
  "assessment.saved",
  "candidates.proposed",
  "candidate.rejected",
  "candidate.reopened",
  "sentence.disposed",
  "claim.created",
  "snapshot.frozen",
  "thread.started",
  "thread.resolved",
  "thread.reopened",
  "comment.added",
  "comment.changed",
  "comment.withdrawn",
];

const workspacesKept = 20;
const kept = new Kept<{ revision: string; queue: SortedQueue }>(workspacesKept);

/**
 * The claims that wait for review, in this order and with their marks, less those that the viewer is blind for. Kept in memory for everybody in the
 * workspace until something has happened there: with thousands waiting, reckoning takes its time.
 */
export async function waitingClaims(db: ReadClient, viewer: Viewer, order: QueueOrder): Promise<WaitingClaim[]> {
  const { workspaceId } = viewer;
  // Asked first: what happens between the two makes what is kept newer than its name, never older.
  const revision = await revisionOf(db, workspaceId);
  let known = kept.get(workspaceId);
  if (known?.revision !== revision) {
    known = { revision, queue: sortedQueue((await waitingFacts(db, workspaceId)).map(weighed)) };
    kept.put(workspaceId, known);
  }
  const blind = await db.$queryRaw<{ id: string }[]>`SELECT DISTINCT b.claim_id AS id FROM (${Prisma.raw(blindClaims(viewer))}) b`;
  const hidden = new Set(blind.map((row) => row.id));
  return known.queue[order].filter(({ claimId }) => !hidden.has(claimId));
}

/** Changes with every act that matters: the last one's id, and how many there are in the minute before it, because a transaction with an earlier id may commit later. */
async function revisionOf(db: ReadClient, workspaceId: string): Promise<string> {
  const matters = Prisma.sql`e.workspace_id = ${workspaceId}::uuid AND e.act <> ALL(${[...indifferent]})`;
  const [row] = await db.$queryRaw<{ revision: string }[]>`
    SELECT last.id || '.' || (SELECT count(*) FROM audit_event e WHERE ${matters} AND e.id > minute_before(last.id)) AS revision
    FROM (SELECT e.id FROM audit_event e WHERE ${matters} ORDER BY e.id DESC LIMIT 1) last`;
  return row?.revision ?? "";
}
