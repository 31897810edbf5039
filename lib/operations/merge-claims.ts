import { z } from "zod";
import { anchorsOf, type ClaimRow, insertAnchors, refuseIfAssessed, refuseRetired, updateClaim } from "@/lib/data/claims";
import { holdCurrentVersion } from "@/lib/data/articles";
import { copyLinks } from "@/lib/data/evidence-links";
import { expectVersion, lockRows } from "@/lib/data/locking";
import { recountClaims } from "@/lib/data/sentences";
import type { AnchorState } from "@/lib/domain/anchors";
import type { EventDraft } from "@/lib/domain/audit/event";
import { claimWordsSchema } from "@/lib/domain/claims";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

const member = z.object({ claimId: z.uuid(), version: z.int().min(1) });

/** Makes one claim of several that say the same: it then stands wherever they stood, with all of their evidence. */
export const mergeClaimsOperation = operation({
  name: "merge-claims",
  input: claimWordsSchema.extend({ into: member, merged: z.array(member).min(1).max(20) }),
  subject: async (tx, { into, merged }) => {
    const wanted = [into, ...merged];
    const rows = await lockRows(
      tx,
      "claim",
      wanted.map((claim) => claim.claimId),
    );
    const claims = wanted.map((claim) => rows.find((row) => row.id === claim.claimId));
    if (claims.some((claim) => !claim)) throw new Refusal("not-found");
    return claims as [ClaimRow, ...ClaimRow[]];
  },
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now, newId }, [target, ...others], { into, merged, ...words }) {
    if (new Set([into, ...merged].map((claim) => claim.claimId)).size !== merged.length + 1) {
      throw new Refusal("invalid", { fields: { merged: "A claim cannot be merged into itself." } });
    }
    for (const [i, claim] of [target, ...others].entries()) {
      expectVersion(claim, [into, ...merged][i]!.version);
      refuseRetired(claim);
      if (claim.articleId !== target.articleId)
        throw new Refusal("invalid", { detail: "Claims of different articles cannot be merged; relate them instead." });
    }
    const ids = others.map((claim) => claim.id);
    await refuseIfAssessed(tx, [target.id, ...ids]);
    const versionId = await holdCurrentVersion(tx, target.articleId);
    const standing = await anchorsOf(tx, [target.id], versionId);
    const moved = await anchorsOf(tx, ids, versionId);
    const fresh = moved.filter(
      (anchor, i) => ![...standing, ...moved.slice(0, i)].some((other) => other.start === anchor.start && other.end === anchor.end),
    );
    const anchors = fresh.map(({ start, end, exact, prefix, suffix, state, score }) => ({
      start,
      end,
      exact,
      prefix,
      suffix,
      state: state as AnchorState,
      score,
    }));
    await insertAnchors(tx, target.id, versionId, anchors, newId, standing.length);
    const copied = await copyLinks(tx, ids, target.id, { by: viewer.userId, at: now, newId });

    const { articleId } = target;
    const retired: EventDraft[] = [];
    for (const claim of others) {
      retired.push({
        act: "claim.merged",
        object: { kind: "claim", id: claim.id },
        version: await updateClaim(tx, claim, { retired: "merged", retiredInto: target.id }, now),
        articleId,
        claimId: claim.id,
        parts: { before: { statement: claim.statement }, after: { into: target.id } },
      });
    }
    const before = { statement: target.statement, speaker: target.speaker, mode: target.mode };
    const version = await updateClaim(tx, target, words, now);
    await recountClaims(tx, versionId, [...standing, ...moved]);
    const linkEvents: EventDraft[] = copied.map((link) => ({
      act: "link.added",
      object: { kind: "link", id: link.id },
      version: 1,
      articleId,
      claimId: target.id,
      parts: { after: { copiedFrom: link.copiedFrom, claimId: target.id, evidenceId: link.evidenceId } },
    }));
    return {
      events: [
        {
          act: "claim.changed",
          object: { kind: "claim", id: target.id },
          version,
          articleId,
          claimId: target.id,
          parts: { before, after: { ...words, merged: ids, anchorsAdded: fresh.map((anchor) => anchor.exact) } },
        },
        ...retired,
        ...linkEvents,
      ],
      value: { claimId: target.id, version, merged: retired.map((event) => ({ claimId: event.object.id, version: event.version })) },
    };
  },
});
