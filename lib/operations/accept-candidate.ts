import { z } from "zod";
import { holdCurrent, versionText } from "@/lib/data/articles";
import { claimsOfLinkedCandidates, decideCandidate } from "@/lib/data/candidates";
import { insertClaim, insertRelation, updateClaim } from "@/lib/data/claims";
import { expectVersion, lockRow, lockRows } from "@/lib/data/locking";
import { recountClaims } from "@/lib/data/sentences";
import { anchorAt } from "@/lib/domain/anchors";
import type { EventDraft } from "@/lib/domain/audit/event";
import { claimWordsSchema, spansSchema } from "@/lib/domain/claims";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";
import { writtenOn } from "./carry-over";

/** Makes a claim of a proposed one, in the words given, and links a saying with what was said once both stand. */
export const acceptCandidateOperation = operation({
  name: "accept-candidate",
  input: claimWordsSchema.extend({ candidateId: z.uuid(), version: z.int().min(1) }),
  subject: (tx, input) => lockRow(tx, "candidate", input.candidateId),
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now, newId }, candidate, input) {
    expectVersion(candidate, input.version);
    if (candidate.state === "accepted") throw new Refusal("invalid", { detail: "It is a claim already." });
    await holdCurrent(tx, candidate.articleVersionId);
    const { candidateId, version: _seen, ...words } = input;
    const text = await versionText(tx, candidate.articleVersionId);
    const anchors = spansSchema.parse(candidate.spans).map((span) => anchorAt(text.text, span.start, span.end));
    const claimId = newId();
    const made = { by: viewer.userId, at: now, newId };
    const { articleId } = text;
    const number = await insertClaim(tx, { id: claimId, articleId, articleVersionId: text.id, ...words, anchors }, made);
    const candidateVersion = await decideCandidate(tx, candidate, { state: "accepted", claimId, by: viewer.userId, at: now });
    await recountClaims(tx, text.id, anchors);

    const linked = await claimsOfLinkedCandidates(tx, candidate);
    if (linked.said) await insertRelation(tx, { fromClaimId: claimId, toClaimId: linked.said, kind: "attributes" }, made);
    const sayingEvents: EventDraft[] = [];
    for (const saying of await lockRows(tx, "claim", linked.sayings)) {
      await insertRelation(tx, { fromClaimId: saying.id, toClaimId: claimId, kind: "attributes" }, made);
      sayingEvents.push({
        act: "claim.related",
        object: { kind: "claim", id: saying.id },
        version: await updateClaim(tx, saying, {}, now),
        articleId,
        claimId: saying.id,
        parts: { after: { kind: "attributes", to: claimId } },
      });
    }
    const events: EventDraft[] = [
      {
        act: "candidate.accepted",
        object: { kind: "candidate", id: candidateId },
        version: candidateVersion,
        articleId,
        parts: { before: { statement: candidate.statement, proposer: candidate.proposer }, after: { claimId } },
      },
      {
        act: "claim.created",
        object: { kind: "claim", id: claimId },
        version: 1,
        articleId,
        claimId,
        parts: { after: { number, ...words, articleVersionId: text.id, anchors, candidateId, attributes: linked.said } },
      },
      ...sayingEvents,
    ];
    return {
      events,
      value: { claimId, number, version: 1, candidateVersion, related: writtenOn(sayingEvents) },
    };
  },
});
