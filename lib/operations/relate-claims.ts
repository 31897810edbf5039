import { z } from "zod";
import { deleteRelation, insertRelation, refuseRetired, updateClaim } from "@/lib/data/claims";
import { lockRows } from "@/lib/data/locking";
import { relationKinds } from "@/lib/domain/claims";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

const input = z
  .object({ fromClaimId: z.uuid(), toClaimId: z.uuid(), kind: z.enum(relationKinds) })
  .refine((relation) => relation.fromClaimId !== relation.toClaimId, { message: "A claim is not related to itself.", path: ["toClaimId"] });

/** `related`: from the saying to what was said, or between two claims that contradict each other. */
function relating(name: string, act: "claim.related" | "claim.unrelated") {
  return operation({
    name,
    input,
    subject: async (tx, { fromClaimId, toClaimId }) => {
      const claims = await lockRows(tx, "claim", [fromClaimId, toClaimId]);
      const from = claims.find((claim) => claim.id === fromClaimId);
      const to = claims.find((claim) => claim.id === toClaimId);
      if (!from || !to) throw new Refusal("not-found");
      return { from, to };
    },
    permit: (viewer) => mayAnalyse(viewer),
    async perform({ tx, viewer, now }, { from, to }, relation) {
      refuseRetired(from);
      const adding = act === "claim.related";
      if (adding) refuseRetired(to);
      const changed = adding ? await insertRelation(tx, relation, { by: viewer.userId, at: now }) : await deleteRelation(tx, relation);
      if (!changed) return { events: [], value: { claimId: from.id, version: from.version } };
      const version = await updateClaim(tx, from, {}, now);
      const said = { kind: relation.kind, to: to.id };
      return {
        events: [
          {
            act,
            object: { kind: "claim", id: from.id },
            version,
            articleId: from.articleId,
            claimId: from.id,
            parts: adding ? { after: said } : { before: said },
          },
        ],
        value: { claimId: from.id, version },
      };
    },
  });
}

export const relateClaimsOperation = relating("relate-claims", "claim.related");
export const unrelateClaimsOperation = relating("unrelate-claims", "claim.unrelated");
