import { z } from "zod";
import { pseudonymsOf } from "@/lib/data/assignable";
import { expectOpen, lockAssignments, refuseBlind, releaseAssignments, tellOfClaims } from "@/lib/data/assignments";
import { heldSchema, isStale, staleDaysSchema } from "@/lib/domain/assignment";
import { mayRelease } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/**
 * Gives back own assignments, or takes back anybody's. What was written stays with its author; a place of the queue is free again.
 * With `untouchedDays`, those that have been worked on since are left alone.
 */
export const releaseAssignmentsOperation = operation({
  name: "release-assignments",
  input: z.object({ assignments: heldSchema, untouchedDays: staleDaysSchema.optional() }),
  subject: (tx, input) =>
    lockAssignments(
      tx,
      input.assignments.map((held) => held.assignmentId),
    ),
  permit: (viewer, rows) => rows.every((row) => mayRelease(viewer, row)),
  async perform({ tx, viewer, now, newId }, rows, { assignments, untouchedDays }) {
    await refuseBlind(tx, viewer, rows);
    const going = untouchedDays === undefined ? rows : rows.filter((row) => isStale(row.touchedAt, now, untouchedDays));
    if (going.length === 0) throw new Refusal("invalid", { detail: "All of them have been worked on in the meantime." });
    expectOpen(going, assignments);
    await releaseAssignments(tx, going, now);
    const names = await pseudonymsOf(
      tx,
      going.map((row) => row.analystId),
    );
    const about = going.map((row) => ({ ...row, articleId: row.claim.articleId }));
    await tellOfClaims(tx, "released", about, { actorId: viewer.userId, at: now, newId });
    return {
      events: going.map((row) => ({
        act: "assignment.released",
        object: { kind: "assignment", id: row.id },
        version: row.version + 1,
        articleId: row.claim.articleId,
        claimId: row.claimId,
        parts: {
          before: { analyst: names.get(row.analystId) ?? null },
          ...(untouchedDays === undefined ? {} : { comment: `untouched for ${untouchedDays} days` }),
        },
      })),
      value: { released: going.length, left: rows.length - going.length },
    };
  },
});
