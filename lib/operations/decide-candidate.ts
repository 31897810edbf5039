import { z } from "zod";
import { holdCurrent } from "@/lib/data/articles";
import { decideCandidate } from "@/lib/data/candidates";
import { expectVersion, lockRow } from "@/lib/data/locking";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

const input = z.object({ candidateId: z.uuid(), version: z.int().min(1) });

/** Puts a proposed claim aside, or back among the open ones. */
function deciding(name: string, from: "open" | "rejected", to: "open" | "rejected", refusal: string) {
  return operation({
    name,
    input,
    subject: (tx, { candidateId }) => lockRow(tx, "candidate", candidateId),
    permit: (viewer) => mayAnalyse(viewer),
    async perform({ tx, viewer, now }, candidate, { version: seen }) {
      expectVersion(candidate, seen);
      if (candidate.state !== from) throw new Refusal("invalid", { detail: refusal });
      const articleId = await holdCurrent(tx, candidate.articleVersionId);
      const version = await decideCandidate(tx, candidate, { state: to, claimId: null, by: viewer.userId, at: now });
      return {
        events: [
          {
            act: to === "open" ? "candidate.reopened" : "candidate.rejected",
            object: { kind: "candidate", id: candidate.id },
            version,
            articleId,
            parts: { before: { state: from, statement: candidate.statement }, after: { state: to } },
          },
        ],
        value: { candidateId: candidate.id, version, state: to },
      };
    },
  });
}

export const rejectCandidateOperation = deciding(
  "reject-candidate",
  "open",
  "rejected",
  "Only an open proposal can be rejected; this one has been decided already.",
);
export const reopenCandidateOperation = deciding(
  "reopen-candidate",
  "rejected",
  "open",
  "Only a rejected proposal can be put back; withdraw the claim that was made of an accepted one.",
);
