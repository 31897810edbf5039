import type { EventDraft } from "@/lib/domain/audit/event";
import { pseudonymsOf } from "./assignable";
import { type AssignmentRow, giveClaim, releaseAssignments } from "./assignments";
import { tell } from "./notifications";
import { recountFree } from "./places";
import type { Tx } from "./transaction";

type Doing = { actorId: string; at: Date; newId: () => string };
type Claim = { id: string; articleId: string };

/** Takes back what people still have to assess of a claim that has been settled without them, and tells them. @returns what happened */
export async function releaseRest(tx: Tx, claim: Claim, doing: Doing): Promise<EventDraft[]> {
  const open = await tx.assignment.findMany({ where: { workspaceId: tx.workspaceId, claimId: claim.id, state: "open" } });
  if (open.length === 0) return [];
  await releaseAssignments(tx, open, doing.at);
  await tell(tx, { kind: "released", userIds: open.map((row) => row.analystId), ...about(claim), actorId: doing.actorId }, doing);
  return told(tx, claim, open, "assignment.released");
}

/** Gives back what was taken back at this moment. @returns what happened */
export async function giveRestBack(tx: Tx, claim: Claim, releasedAt: Date, doing: Doing): Promise<EventDraft[]> {
  const released = await tx.assignment.findMany({
    where: { workspaceId: tx.workspaceId, claimId: claim.id, state: "released", endedAt: releasedAt },
  });
  for (const { id, claimId, analystId, origin, dueOn, assignedBy } of released) {
    await giveClaim(tx, { id, claimId, analystId, origin: origin as "named" | "queue", dueOn, by: assignedBy, at: doing.at });
  }
  await recountFree(tx, [claim.id]);
  await tell(tx, { kind: "assigned", userIds: released.map((row) => row.analystId), ...about(claim), actorId: doing.actorId }, doing);
  return told(tx, claim, released, "assignment.made");
}

const about = ({ id, articleId }: Claim) => ({ claimId: id, articleId });

async function told(
  tx: Tx,
  claim: Claim,
  rows: readonly AssignmentRow[],
  act: "assignment.released" | "assignment.made",
): Promise<EventDraft[]> {
  const names = await pseudonymsOf(
    tx,
    rows.map((row) => row.analystId),
  );
  return rows.map((row) => ({
    act,
    object: { kind: "assignment", id: row.id },
    version: row.version + 1,
    ...about(claim),
    parts: { [act === "assignment.made" ? "after" : "before"]: { analyst: names.get(row.analystId) ?? null } },
  }));
}
