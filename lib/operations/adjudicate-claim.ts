import { z } from "zod";
import { insertAdjudication } from "@/lib/data/adjudications";
import { type AssessmentRow, judgementOf, updateAssessment } from "@/lib/data/assessments";
import { isBlindFor } from "@/lib/data/blindness";
import { refuseTraining } from "@/lib/data/calibration";
import { refuseRetired } from "@/lib/data/claims";
import { linksForGate } from "@/lib/data/evidence-links";
import { handedInOn, refuseUnsaidMissing } from "@/lib/data/handed-in";
import { lockRow } from "@/lib/data/locking";
import { tell } from "@/lib/data/notifications";
import { releaseRest } from "@/lib/data/open-assignments";
import { standingSearches } from "@/lib/data/search-records";
import { insertVerdict, standingVerdict } from "@/lib/data/verdicts";
import { agree, disagreementCodes, reasonsSchema } from "@/lib/domain/adjudication";
import { judgementSchema } from "@/lib/domain/assessments";
import type { EventDraft } from "@/lib/domain/audit/event";
import { gate } from "@/lib/domain/gate";
import { mayAdjudicate } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

const seen = z.array(z.object({ assessmentId: z.uuid(), version: z.int().min(1) })).min(1);

/** Settles a claim whose assessments differ: by one of them, or by a judgement of the adjudicator's own. */
export const adjudicateClaimOperation = operation({
  name: "adjudicate-claim",
  input: z.object({
    claimId: z.uuid(),
    /** The assessments that the adjudicator had before them: others, or another version of one, are a reason to look again. */
    seen,
    /** The assessment that is taken; null: the claim is settled by `judgement`. */
    takenId: z.uuid().nullable().default(null),
    judgement: judgementSchema.nullable().default(null),
    reasonCode: z.enum(disagreementCodes, "Choose why they differed."),
    reasons: reasonsSchema,
    /** Settles the claim although not all assessments that are wanted are in. */
    withoutMissing: z.boolean().default(false),
  }),
  subject: async (tx, { claimId }, viewer) => {
    const claim = await lockRow(tx, "claim", claimId);
    if (await isBlindFor(tx, viewer, claim.id)) throw new Refusal("not-found");
    return { claim, handedIn: await handedInOn(tx, claim.id) };
  },
  permit: (viewer, { handedIn }) => mayAdjudicate(viewer, handedIn),
  async perform({ tx, viewer, now, newId }, { claim, handedIn }, input) {
    refuseRetired(claim);
    await refuseTraining(tx, tx.workspaceId, claim.articleId);
    const { counting } = handedIn;
    if (agree(counting)) throw new Refusal("invalid", { detail: "The assessments agree in tag and basis: one of them can be approved." });
    expectSeen(counting, input.seen);
    const standing = await standingVerdict(tx, { claimId: claim.id });
    if (standing && !counting.some((row) => row.submittedAt && row.submittedAt > standing.settledAt)) {
      throw new Refusal("invalid", { detail: "The claim is settled. Open it again first." });
    }
    const taken = counting.find((row) => row.id === input.takenId) ?? null;
    const judgement = taken ? judgementOf(taken) : input.judgement;
    if (!judgement || (input.takenId !== null && !taken)) {
      throw new Refusal("invalid", { fields: { takenId: "Take one of the assessments, or write the settled one." } });
    }
    const rules = gate(judgement, await linksForGate(tx, claim.id), await standingSearches(tx, claim.id));
    if (rules.length > 0) throw new Refusal("gate", { rules });
    refuseUnsaidMissing(handedIn, input.withoutMissing, true);

    const { reasonCode, reasons } = input;
    const id = newId();
    const differing = counting.map((row) => row.id);
    const about = { articleId: claim.articleId, claimId: claim.id };
    const made = { id, claimId: claim.id, adjudicatorId: viewer.userId, takenId: taken?.id ?? null, differing, judgement };
    await insertAdjudication(tx, { ...made, reasonCode, reasons, at: now });
    const by = { assessmentId: taken?.id ?? null, adjudicationId: id, judgement, by: viewer.userId, at: now };
    await insertVerdict(tx, { id: newId(), claimId: claim.id, ...by });
    const events: EventDraft[] = [
      {
        act: "adjudication.made",
        object: { kind: "adjudication", id },
        version: 1,
        ...about,
        parts: {
          before: { differing, verdict: standing?.id ?? null },
          after: { ...judgement, taken: made.takenId, disagreement: reasonCode },
          comment: reasons,
        },
      },
    ];
    for (const row of counting) {
      const state = row.id === taken?.id ? ("approved" as const) : ("submitted" as const);
      if (row.state === state) continue;
      const version = await updateAssessment(tx, row, { state }, now);
      events.push({
        act: state === "approved" ? "assessment.approved" : "assessment.unsettled",
        object: { kind: "assessment", id: row.id },
        version,
        ...about,
        parts: { before: { state: row.state }, after: state === "approved" ? judgement : { state } },
      });
    }
    const doing = { actorId: viewer.userId, at: now, newId };
    await tell(tx, { kind: "adjudicated", userIds: handedIn.assessors, actorId: viewer.userId, ...about }, doing);
    events.push(...(await releaseRest(tx, claim, doing)));
    return { events, value: { adjudicationId: id, claimId: claim.id } };
  },
});

function expectSeen(counting: readonly AssessmentRow[], known: z.output<typeof seen>): void {
  const versions = new Map(known.map((each) => [each.assessmentId, each.version]));
  if (versions.size === counting.length && counting.every((row) => versions.get(row.id) === row.version)) return;
  const current = { version: Math.max(...counting.map((row) => row.version)), value: counting };
  throw new Refusal("changed-meanwhile", { current, detail: "The assessments of this claim are no longer those that you saw." });
}
