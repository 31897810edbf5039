import { z } from "zod";
import { holdCurrentVersion } from "@/lib/data/articles";
import { candidatesOfClaim, decideCandidate } from "@/lib/data/candidates";
import { anchorsOf, refuseIfAssessed, refuseRetired, updateClaim } from "@/lib/data/claims";
import { expectVersion, lockRow } from "@/lib/data/locking";
import { recountClaims } from "@/lib/data/sentences";
import type { EventDraft } from "@/lib/domain/audit/event";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

const input = z.object({ claimId: z.uuid(), version: z.int().min(1), comment: z.string().trim().max(2000).default("") });

/** Takes a claim out of the article. Nothing is deleted: it keeps its number, its evidence and its history. */
export const withdrawClaimOperation = operation({
  name: "withdraw-claim",
  input,
  subject: (tx, { claimId }) => lockRow(tx, "claim", claimId),
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now }, claim, { version: seen, comment }) {
    expectVersion(claim, seen);
    refuseRetired(claim);
    await refuseIfAssessed(tx, viewer, [claim.id]);
    const version = await updateClaim(tx, claim, { retired: "withdrawn" }, now);
    const versionId = await holdCurrentVersion(tx, claim.articleId);
    await recountClaims(tx, versionId, await anchorsOf(tx, [claim.id], versionId));
    const reopened: EventDraft[] = [];
    for (const candidate of await candidatesOfClaim(tx, claim.id)) {
      reopened.push({
        act: "candidate.reopened",
        object: { kind: "candidate", id: candidate.id },
        version: await decideCandidate(tx, candidate, { state: "open", claimId: claim.id, by: viewer.userId, at: now }),
        articleId: claim.articleId,
        parts: { before: { state: candidate.state }, after: { state: "open" } },
      });
    }
    return {
      events: [
        {
          act: "claim.withdrawn",
          object: { kind: "claim", id: claim.id },
          version,
          articleId: claim.articleId,
          claimId: claim.id,
          parts: { before: { statement: claim.statement }, ...(comment ? { comment } : {}) },
        },
        ...reopened,
      ],
      value: { claimId: claim.id, version },
    };
  },
});

/** Brings a withdrawn, merged or split claim back as it was. */
export const restoreClaimOperation = operation({
  name: "restore-claim",
  input,
  subject: (tx, { claimId }) => lockRow(tx, "claim", claimId),
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now }, claim, { version: seen, comment }) {
    expectVersion(claim, seen);
    if (!claim.retired) throw new Refusal("invalid", { detail: "The claim stands already." });
    const before = { retired: claim.retired, retiredInto: claim.retiredInto };
    const version = await updateClaim(tx, claim, { retired: null, retiredInto: null }, now);
    const versionId = await holdCurrentVersion(tx, claim.articleId);
    await recountClaims(tx, versionId, await anchorsOf(tx, [claim.id], versionId));
    const accepted: EventDraft[] = [];
    for (const candidate of await candidatesOfClaim(tx, claim.id)) {
      if (candidate.state !== "open") continue;
      accepted.push({
        act: "candidate.accepted",
        object: { kind: "candidate", id: candidate.id },
        version: await decideCandidate(tx, candidate, { state: "accepted", claimId: claim.id, by: viewer.userId, at: now }),
        articleId: claim.articleId,
        parts: { before: { state: "open" }, after: { claimId: claim.id } },
      });
    }
    return {
      events: [
        {
          act: "claim.restored",
          object: { kind: "claim", id: claim.id },
          version,
          articleId: claim.articleId,
          claimId: claim.id,
          parts: { before, ...(comment ? { comment } : {}) },
        },
        ...accepted,
      ],
      value: { claimId: claim.id, version },
    };
  },
});
