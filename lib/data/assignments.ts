import type { PlanMode } from "@/lib/domain/assignment";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "./generated/client";
import { blindAmong } from "./blindness";
import { expectVersion, lockRows } from "./locking";
import { tell } from "./notifications";
import { lockPlans, recountFree } from "./places";
import type { Tx } from "./transaction";

export type AssignmentRow = Prisma.AssignmentGetPayload<object>;
export type HeldAssignment = AssignmentRow & { claim: { articleId: string; number: number; retired: string | null } };

/** Assignments with their claims, locked with all that changes with them, in the order asked for; not-found when one is missing. */
export async function lockAssignments(tx: Tx, ids: readonly string[]): Promise<HeldAssignment[]> {
  const found = await tx.assignment.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: [...ids] } },
    select: { id: true, claimId: true, claim: { select: { articleId: true, number: true, retired: true } } },
  });
  await lockPlans(
    tx,
    found.map((row) => row.claimId),
  );
  const rows = new Map((await lockRows(tx, "assignment", ids)).map((row) => [row.id, row]));
  const claims = new Map(found.map((row) => [row.id, row.claim]));
  return ids.map((id) => {
    const [row, claim] = [rows.get(id), claims.get(id)];
    if (!row || !claim) throw new Refusal("not-found");
    return { ...row, claim };
  });
}

/**
 * Refuses to have others' assignments changed by who still has to assess the claim themself: how far the others are would show. Who
 * has to, is told so, whatever the others have done.
 */
export async function refuseBlind(tx: Tx, viewer: Viewer, rows: readonly HeldAssignment[]): Promise<void> {
  const others = rows.filter((row) => row.analystId !== viewer.userId);
  const blind = await blindAmong(
    tx,
    viewer,
    others.map((row) => row.claimId),
  );
  const found = others.find((row) => blind.has(row.claimId));
  if (!found) return;
  throw new Refusal("invalid", {
    detail: `You still have to assess claim ${found.claim.number} yourself: hand that in first, give it back, or let another lead do it.`,
  });
}

/** Refuses with what now stands unless each is as the person saw it, and open. */
export function expectOpen(rows: readonly HeldAssignment[], held: readonly { assignmentId: string; version: number }[]): void {
  for (const row of rows) {
    expectVersion(row, held.find((each) => each.assignmentId === row.id)!.version);
    if (row.state === "open") continue;
    const what = row.state === "done" ? "has been handed in" : "is not assigned to them any more";
    throw new Refusal("invalid", { detail: `Claim ${row.claim.number} ${what}. Look again before you go on.` });
  }
}

/** Tells people that claims are theirs, or not any more: once an article, and of the claim where it is a single one. */
export async function tellOfClaims(
  tx: Tx,
  kind: "assigned" | "released",
  rows: readonly { analystId: string; claimId: string; articleId: string }[],
  told: { actorId: string; at: Date; newId: () => string },
): Promise<void> {
  const { actorId, ...made } = told;
  const heaps = new Map<string, { userId: string; articleId: string; claimIds: string[] }>();
  for (const { analystId, articleId, claimId } of rows) {
    const key = `${analystId} ${articleId}`;
    const heap = heaps.get(key) ?? { userId: analystId, articleId, claimIds: [] };
    heap.claimIds.push(claimId);
    heaps.set(key, heap);
  }
  for (const { userId, articleId, claimIds } of heaps.values()) {
    const claimId = claimIds.length === 1 ? claimIds[0] : undefined;
    await tell(tx, { kind, userIds: [userId], actorId, articleId, ...(claimId ? { claimId } : {}) }, made);
  }
}

/** Takes assignments back: what their analysts have written stays theirs, and a place of the queue is free again. */
export async function releaseAssignments(tx: Tx, rows: readonly Pick<AssignmentRow, "id" | "claimId">[], at: Date): Promise<void> {
  await tx.$executeRaw`UPDATE assignment SET state = 'released', ended_at = ${at}::timestamptz, version = version + 1
    WHERE workspace_id = ${tx.workspaceId}::uuid AND id = ANY(${rows.map((row) => row.id)}::uuid[])`;
  await recountFree(
    tx,
    rows.map((row) => row.claimId),
  );
}

/** Takes back what somebody still has open, when they can no longer assess: it follows from that, and is no event of its own. */
export async function releaseAllOf(tx: Tx, analystId: string, at: Date): Promise<void> {
  const open = await tx.assignment.findMany({
    where: { workspaceId: tx.workspaceId, analystId, state: "open" },
    select: { claimId: true },
  });
  const claimIds = open.map((row) => row.claimId);
  await lockPlans(tx, claimIds);
  await tx.$executeRaw`UPDATE assignment SET state = 'released', ended_at = ${at}::timestamptz
    WHERE workspace_id = ${tx.workspaceId}::uuid AND analyst_id = ${analystId}::uuid AND state = 'open'`;
  await recountFree(tx, claimIds);
}

/** Of these claims, those that somebody has had to do with already: assigned to them and not released, or handed in. */
export async function claimsHeldBy(tx: Tx, claimIds: readonly string[], analystId: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT claim_id AS id FROM assignment WHERE workspace_id = ${tx.workspaceId}::uuid AND claim_id = ANY(${claimIds}::uuid[])
      AND analyst_id = ${analystId}::uuid AND state <> 'released'
    UNION SELECT claim_id FROM assessment WHERE workspace_id = ${tx.workspaceId}::uuid AND claim_id = ANY(${claimIds}::uuid[])
      AND analyst_id = ${analystId}::uuid AND submission_count > 0`;
  return new Set(rows.map((row) => row.id));
}

/** Where somebody had the claim before and it was released, it is theirs again; where it is theirs, nothing is done. */
export const orAgain = Prisma.sql`ON CONFLICT (workspace_id, claim_id, analyst_id) DO UPDATE SET state = 'open', origin = excluded.origin,
  due_on = excluded.due_on, assigned_by = excluded.assigned_by, touched_at = excluded.touched_at, ended_at = NULL, version = assignment.version + 1
  WHERE assignment.state = 'released'`;

/** Gives a claim to somebody, for the first time or again. @returns the assignment's id and version; null when it is theirs already */
export async function giveClaim(
  tx: Tx,
  given: { id: string; claimId: string; analystId: string; origin: PlanMode; dueOn: Date | null; by: string; at: Date },
): Promise<{ id: string; version: number } | null> {
  const [row] = await tx.$queryRaw<{ id: string; version: number }[]>`
    INSERT INTO assignment (workspace_id, id, claim_id, analyst_id, origin, due_on, assigned_by, created_at, touched_at)
    VALUES (${tx.workspaceId}::uuid, ${given.id}::uuid, ${given.claimId}::uuid, ${given.analystId}::uuid, ${given.origin}, ${given.dueOn}::date,
      ${given.by}::uuid, ${given.at}::timestamptz, ${given.at}::timestamptz)
    ${orAgain}
    RETURNING id, version`;
  return row ?? null;
}

const touchedEveryMs = 3_600_000;

/** Notes a sign of work on a claim by whoever it is assigned to: once an hour is enough to tell what has gone stale. */
export async function touchAssignment(tx: Tx, claimId: string, analystId: string, at: Date): Promise<void> {
  await tx.$executeRaw`UPDATE assignment SET touched_at = ${at}::timestamptz
    WHERE workspace_id = ${tx.workspaceId}::uuid AND claim_id = ${claimId}::uuid AND analyst_id = ${analystId}::uuid AND state = 'open'
      AND touched_at < ${new Date(at.getTime() - touchedEveryMs)}::timestamptz`;
}

/**
 * An assessment has been handed in: its author's assignment is done. Who assessed without one takes a place of the queue, while there is
 * one. It follows from the submission and is no event of its own. Under the claim's lock.
 */
export async function completeAssignment(tx: Tx, submitted: { id: string; claimId: string; analystId: string; at: Date }): Promise<void> {
  const { id, claimId, analystId, at } = submitted;
  const { workspaceId } = tx;
  const done = await tx.assignment.updateMany({
    where: { workspaceId, claimId, analystId, state: "open" },
    data: { state: "done", endedAt: at, touchedAt: at },
  });
  if (done.count > 0) return;
  const [plan] = await tx.$queryRaw<{ dueOn: Date | null }[]>`SELECT due_on AS "dueOn" FROM claim_plan
    WHERE workspace_id = ${workspaceId}::uuid AND claim_id = ${claimId}::uuid AND free > 0 FOR UPDATE`;
  if (!plan) return;
  await tx.$executeRaw`
    INSERT INTO assignment (workspace_id, id, claim_id, analyst_id, origin, state, due_on, assigned_by, created_at, touched_at, ended_at)
    VALUES (${workspaceId}::uuid, ${id}::uuid, ${claimId}::uuid, ${analystId}::uuid, 'queue', 'done', ${plan.dueOn}::date, ${analystId}::uuid,
      ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz)
    ON CONFLICT (workspace_id, claim_id, analyst_id) DO UPDATE SET state = 'done', ended_at = excluded.ended_at, touched_at = excluded.touched_at
      WHERE assignment.state = 'released'`;
  await recountFree(tx, [claimId]);
}
