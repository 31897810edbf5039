import { z } from "zod";
import { pseudonymsOf, refuseUncalibrated, refuseUnlessAnalysts } from "@/lib/data/assignable";
import {
  claimsHeldBy,
  expectOpen,
  giveClaim,
  lockAssignments,
  refuseBlind,
  releaseAssignments,
  tellOfClaims,
} from "@/lib/data/assignments";
import { recountFree } from "@/lib/data/places";
import type { EventDraft } from "@/lib/domain/audit/event";
import { heldSchema, type PlanMode } from "@/lib/domain/assignment";
import { mayAssign } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/** Hands assignments on to somebody else, who gets no second place where they have one already: these are left as they are. */
export const reassignClaimsOperation = operation({
  name: "reassign-claims",
  input: z.object({ assignments: heldSchema, to: z.uuid("Choose who gets them.") }),
  subject: (tx, input) =>
    lockAssignments(
      tx,
      input.assignments.map((held) => held.assignmentId),
    ),
  permit: (viewer) => mayAssign(viewer),
  async perform({ tx, viewer, now, newId }, rows, { assignments, to }) {
    await refuseBlind(tx, viewer, rows);
    expectOpen(rows, assignments);
    await refuseUnlessAnalysts(tx, [to], "to");
    for (const articleId of new Set(rows.map((row) => row.claim.articleId))) await refuseUncalibrated(tx, articleId, [to], "to");
    const claimIds = rows.map((row) => row.claimId);
    const held = await claimsHeldBy(tx, claimIds, to);
    // Two people's assignments of one claim cannot both become a third one's.
    const going = rows.filter((row, i) => !held.has(row.claimId) && claimIds.indexOf(row.claimId) === i && !row.claim.retired);
    if (going.length === 0) throw new Refusal("invalid", { fields: { to: "They have had to do with all of these claims already." } });
    await releaseAssignments(tx, going, now);
    const names = await pseudonymsOf(tx, [to, ...going.map((row) => row.analystId)]);
    const events: EventDraft[] = [];
    for (const row of going) {
      const { claimId, dueOn } = row;
      const made = { id: newId(), claimId, analystId: to, origin: row.origin as PlanMode, dueOn, by: viewer.userId, at: now };
      const given = (await giveClaim(tx, made))!;
      const about = { articleId: row.claim.articleId, claimId };
      const [was, is] = [{ analyst: names.get(row.analystId) ?? null }, { analyst: names.get(to) ?? null }];
      const handedOn = { object: { kind: "assignment", id: row.id }, version: row.version + 1, parts: { before: was, after: is } } as const;
      const fresh = { object: { kind: "assignment", id: given.id }, version: given.version, parts: { after: is } } as const;
      events.push({ act: "assignment.reassigned", ...about, ...handedOn }, { act: "assignment.made", ...about, ...fresh });
    }
    await recountFree(
      tx,
      going.map((row) => row.claimId),
    );
    const about = going.map((row) => ({ ...row, articleId: row.claim.articleId }));
    const told = { actorId: viewer.userId, at: now, newId };
    await tellOfClaims(tx, "released", about, told);
    await tellOfClaims(
      tx,
      "assigned",
      about.map((row) => ({ ...row, analystId: to })),
      told,
    );
    return { events, value: { reassigned: going.length, left: rows.length - going.length } };
  },
});
