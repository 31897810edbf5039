import type { Act } from "@/lib/domain/audit/event";
import { type QueueOrder, requeued, type SortedQueue, sortedQueue, type WaitingClaim, weighed } from "@/lib/domain/review-queue";
import type { Viewer } from "@/lib/domain/viewer";
import { blindClaims } from "./blindness";
import { uncounted } from "./calibration";
import { Prisma } from "./generated/client";
import { Kept } from "./kept";
import type { ReadClient } from "./reading";
import { waitingFacts } from "./risk-facts";

/** Acts that leave what waits as it was. */
const indifferent: readonly Act[] = [
  "anchor.confirmed",
  "anchor.placed",
  "anchor.put-back",
  "article.changed",
  "assessment.saved",
  "assessment.started",
  "candidate.accepted",
  "candidate.rejected",
  "candidate.reopened",
  "candidates.proposed",
  "claim.created",
  "claim.related",
  "claim.unrelated",
  "comment.added",
  "comment.changed",
  "comment.withdrawn",
  "evidence.added",
  "guidelines.published",
  "sentence.disposed",
  "snapshot.frozen",
  "source.added",
  "thread.reopened",
  "thread.resolved",
  "thread.started",
];

/** Acts that change no other waiting claim than the one that their event names. */
const ofOneClaim: ReadonlySet<string> = new Set<Act>([
  "adjudication.made",
  "assessment.approved",
  "assessment.returned",
  "assessment.revised",
  "assessment.submitted",
  "assessment.unsettled",
  "assignment.made",
  "assignment.reassigned",
  "assignment.released",
  "assignment.taken",
  "claim.assigned",
  "claim.changed",
  "claim.reopened",
  "link.added",
  "link.changed",
  "link.restored",
  "link.withdrawn",
  "review.undone",
  "search.recorded",
  "search.restored",
  "search.withdrawn",
]);
/** Acts that change the claims for which their object is used as evidence. */
const ofWhatIsLinked: ReadonlySet<string> = new Set<Act>(["evidence.changed", "source.changed"]);

/** `last`: the id of the last event that matters; `counting`: who does not count yet. */
type Revision = { last: string; name: string; counting: string };

const workspacesKept = 20;
/** More claims than these are reckoned anew with all others. */
const mostAnew = 1000;
const kept = new Kept<{ revision: Revision; queue: SortedQueue }>(workspacesKept);

/**
 * The claims that wait for review, in this order and with their marks, less those that the viewer is blind for. Kept in memory for everybody in the
 * workspace; what has happened there since is reckoned anew, which is mostly a claim or two: with thousands waiting, all of them take their time.
 */
export async function waitingClaims(db: ReadClient, viewer: Viewer, order: QueueOrder): Promise<WaitingClaim[]> {
  const { workspaceId } = viewer;
  // Asked first: what happens between the two makes what is kept newer than its name, never older.
  const revision = await revisionOf(db, workspaceId);
  let known = kept.get(workspaceId);
  if (known?.revision.name !== revision.name || known.revision.counting !== revision.counting) {
    const changed = known?.revision.counting === revision.counting ? await changedSince(db, workspaceId, known.revision.last) : null;
    const anew = (await waitingFacts(db, workspaceId, changed ?? undefined)).map(weighed);
    known = { revision, queue: known && changed ? requeued(known.queue, new Set(changed), anew) : sortedQueue(anew) };
    kept.put(workspaceId, known);
  }
  const blind = await db.$queryRaw<{ id: string }[]>`SELECT DISTINCT b.claim_id AS id FROM (${Prisma.raw(blindClaims(viewer))}) b`;
  const hidden = new Set(blind.map((row) => row.id));
  return known.queue[order].filter(({ claimId }) => !hidden.has(claimId));
}

const matters = (workspaceId: string): Prisma.Sql =>
  Prisma.sql`e.workspace_id = ${workspaceId}::uuid AND e.act <> ALL(${[...indifferent]})`;

/**
 * The claims that something has happened to since an event, and in the minute before it, because a transaction with an earlier id may commit
 * later; null: it cannot be said, or they are many.
 */
async function changedSince(db: ReadClient, workspaceId: string, last: string): Promise<string[] | null> {
  if (last === "") return null;
  const events = await db.$queryRaw<{ act: string; object: string; claimId: string | null }[]>`
    SELECT DISTINCT e.act, e.object, e.claim_id::text AS "claimId" FROM audit_event e
    WHERE ${matters(workspaceId)} AND e.id > minute_before(${last}::uuid) LIMIT ${mostAnew + 1}`;
  if (events.length > mostAnew) return null;
  const claims = new Set<string>();
  const linked: string[] = [];
  for (const { act, object, claimId } of events) {
    if (ofOneClaim.has(act) && claimId) claims.add(claimId);
    else if (ofWhatIsLinked.has(act)) linked.push(object.slice(object.indexOf("/") + 1));
    else return null;
  }
  if (linked.length > 0) {
    const rows = await db.$queryRaw<{ claimId: string }[]>`
      SELECT DISTINCT l.claim_id::text AS "claimId" FROM evidence_link l
      JOIN evidence e ON e.workspace_id = l.workspace_id AND e.id = l.evidence_id
      WHERE l.workspace_id = ${workspaceId}::uuid AND (e.id = ANY(${linked}::uuid[]) OR e.source_id = ANY(${linked}::uuid[]))`;
    for (const { claimId } of rows) claims.add(claimId);
  }
  return claims.size > mostAnew ? null : [...claims];
}

/** Its name changes with every act that matters: the last one's id, and how many there are in the minute before it, because a transaction with an earlier id may commit later. */
async function revisionOf(db: ReadClient, workspaceId: string): Promise<Revision> {
  const counting = [...(await uncounted(db, workspaceId)).keys()].toSorted().join();
  const [row] = await db.$queryRaw<{ last: string; name: string }[]>`
    SELECT last.id::text AS last, last.id || '.' || (SELECT count(*) FROM audit_event e WHERE ${matters(workspaceId)} AND e.id > minute_before(last.id)) AS name
    FROM (SELECT e.id FROM audit_event e WHERE ${matters(workspaceId)} ORDER BY e.id DESC LIMIT 1) last`;
  return { last: "", name: "", ...row, counting };
}
