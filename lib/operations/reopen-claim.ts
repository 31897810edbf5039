import { z } from "zod";
import { updateAssessment } from "@/lib/data/assessments";
import { isBlindFor } from "@/lib/data/blindness";
import { handedInOn } from "@/lib/data/handed-in";
import { lockRow } from "@/lib/data/locking";
import { tell } from "@/lib/data/notifications";
import { standingVerdict, supersedeVerdict } from "@/lib/data/verdicts";
import { reasonsSchema } from "@/lib/domain/adjudication";
import type { EventDraft } from "@/lib/domain/audit/event";
import { mayAdjudicate } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/** Opens an adjudicated claim again: its assessments wait as they did before, and its adjudication stays on record. */
export const reopenClaimOperation = operation({
  name: "reopen-claim",
  input: z.object({
    claimId: z.uuid(),
    /** The verdict that is to fall: another one that stands by now is not meant. */
    verdictId: z.uuid(),
    reasons: reasonsSchema,
  }),
  subject: async (tx, { claimId }, viewer) => {
    const claim = await lockRow(tx, "claim", claimId);
    if (await isBlindFor(tx, viewer, claim.id)) throw new Refusal("not-found");
    return { claim, handedIn: await handedInOn(tx, claim.id) };
  },
  permit: (viewer, { handedIn }) => mayAdjudicate(viewer, handedIn),
  async perform({ tx, viewer, now, newId }, { claim, handedIn }, input) {
    const standing = await standingVerdict(tx, { claimId: claim.id });
    if (!standing?.adjudicationId || standing.id !== input.verdictId) {
      throw new Refusal("invalid", {
        detail: "No adjudication settles this claim as you saw it: it has been opened again, or settled anew.",
      });
    }
    await supersedeVerdict(tx, { claimId: claim.id }, now);
    const about = { articleId: claim.articleId, claimId: claim.id };
    const events: EventDraft[] = [
      {
        act: "claim.reopened",
        object: { kind: "adjudication", id: standing.adjudicationId },
        version: 2,
        ...about,
        parts: { before: { verdict: standing.id }, after: { verdict: null }, comment: input.reasons },
      },
    ];
    const taken = handedIn.counting.find((row) => row.id === standing.assessmentId && row.state === "approved");
    if (taken) {
      const version = await updateAssessment(tx, taken, { state: "submitted" }, now);
      events.push({
        act: "assessment.unsettled",
        object: { kind: "assessment", id: taken.id },
        version,
        ...about,
        parts: { before: { state: "approved" }, after: { state: "submitted" } },
      });
    }
    await tell(tx, { kind: "reopened", userIds: handedIn.assessors, actorId: viewer.userId, ...about }, { at: now, newId });
    return { events, value: { claimId: claim.id, verdictId: standing.id } };
  },
});
