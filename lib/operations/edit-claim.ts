import { z } from "zod";
import { refuseIfAssessed, refuseRetired, updateClaim } from "@/lib/data/claims";
import { expectVersion, lockRow } from "@/lib/data/locking";
import { claimWordsSchema } from "@/lib/domain/claims";
import { mayAnalyse } from "@/lib/domain/policy";
import { operation } from "@/lib/pipeline/operation";

/** Changes what a claim says. Two people at once: the later one gets the claim as it now stands. */
export const editClaimOperation = operation({
  name: "edit-claim",
  input: claimWordsSchema.extend({ claimId: z.uuid(), version: z.int().min(1) }),
  subject: (tx, input) => lockRow(tx, "claim", input.claimId),
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now }, claim, { claimId, version: seen, ...words }) {
    const before = { statement: claim.statement, speaker: claim.speaker, mode: claim.mode };
    expectVersion(claim, seen);
    refuseRetired(claim);
    if (before.statement === words.statement && before.speaker === words.speaker && before.mode === words.mode) {
      return { events: [], value: { claimId, version: claim.version, ...words } };
    }
    await refuseIfAssessed(tx, viewer, [claimId]);
    const version = await updateClaim(tx, claim, words, now);
    return {
      events: [
        {
          act: "claim.changed",
          object: { kind: "claim", id: claimId },
          version,
          articleId: claim.articleId,
          claimId,
          parts: { before, after: words },
        },
      ],
      value: { claimId, version, ...words },
    };
  },
});
