import { z } from "zod";
import { isTrainingClaim, uncounted } from "@/lib/data/calibration";
import { takeable, takeNext, takeOf } from "@/lib/data/queue";
import { whyNotTake } from "@/lib/domain/assignment";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

const nothingLeft = "There is nothing to take at the moment: every place is taken, or you have had to do with the claim already.";

const notYet = "Until you are calibrated you are given training claims only:";

/**
 * Takes a place of the queue: the next one that there is, within one article if it is named, or one of a certain claim. However many
 * ask at the same moment, no claim is handed out more often than it is wanted, and nobody goes without while a place is left.
 */
export const takeClaimOperation = operation({
  name: "take-claim",
  input: z.object({ articleId: z.uuid().optional(), claimId: z.uuid().optional() }),
  subject: async (tx, { claimId }, viewer) =>
    claimId ? { claimId, facts: await takeable(tx, claimId, viewer), training: await isTrainingClaim(tx, claimId) } : null,
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now, newId }, wanted, { articleId }) {
    const taker = { analystId: viewer.userId, at: now, newId };
    const why = wanted && whyNotTake(wanted.facts);
    if (why) throw new Refusal("invalid", { detail: why });
    const score = (await uncounted(tx, tx.workspaceId, [viewer.userId])).get(viewer.userId);
    if (score && wanted && !wanted.training) throw new Refusal("invalid", { detail: `${notYet} ${score}.` });
    const within = { articleId: articleId ?? null, onlyTraining: score !== undefined };
    const taken = wanted ? await takeOf(tx, wanted.claimId, taker) : await takeNext(tx, within, taker);
    if (!taken) {
      // Somebody was quicker.
      const meanwhile = wanted && whyNotTake(await takeable(tx, wanted.claimId, viewer));
      const nothing = score ? `${nothingLeft} ${notYet} ${score}.` : nothingLeft;
      throw meanwhile ? new Refusal("invalid", { detail: meanwhile }) : new Refusal("not-found", { detail: nothing });
    }
    return {
      events: [
        {
          act: "assignment.taken",
          object: { kind: "assignment", id: taken.assignmentId },
          version: taken.version,
          articleId: taken.articleId,
          claimId: taken.claimId,
          parts: { after: { analyst: viewer.pseudonym, number: taken.number } },
        },
      ],
      value: taken,
    };
  },
});
