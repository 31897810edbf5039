import { z } from "zod";
import { touchAssignment } from "@/lib/data/assignments";
import { isBlindFor, refuseUnseen } from "@/lib/data/blindness";
import { refuseRetired } from "@/lib/data/claims";
import { insertLink, standingTwins, updateLink } from "@/lib/data/evidence-links";
import { expectVersion, lockRow, lockWithClaim } from "@/lib/data/locking";
import { findSnapshot } from "@/lib/data/snapshots";
import type { Tx } from "@/lib/data/transaction";
import { anchorAt, type AnchorQuote } from "@/lib/domain/anchors";
import { canonicalJson } from "@/lib/domain/audit/json";
import { linkSchema } from "@/lib/domain/evidence";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import type { Stance } from "@/lib/domain/stances";
import type { Viewer } from "@/lib/domain/viewer";
import { operation } from "@/lib/pipeline/operation";

/** Says what a piece of evidence does to a claim, and which passage of its snapshot says so. */
export const linkEvidenceOperation = operation({
  name: "link-evidence",
  input: linkSchema.safeExtend({ claimId: z.uuid(), evidenceId: z.uuid() }),
  subject: async (tx, input) => ({
    claim: await lockRow(tx, "claim", input.claimId),
    evidence: await lockRow(tx, "evidence", input.evidenceId),
  }),
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now, newId }, { claim, evidence }, { start, end, ...input }) {
    refuseRetired(claim);
    const quote = await quoteIn(tx, evidence.snapshotId, start, end);
    await refuseTwin(tx, viewer, { ...input, start, end });
    const id = newId();
    await insertLink(tx, { id, ...input, ...quote }, { by: viewer.userId, at: now });
    await touchAssignment(tx, claim.id, viewer.userId, now);
    return {
      events: [
        {
          act: "link.added",
          object: { kind: "link", id },
          version: 1,
          articleId: claim.articleId,
          claimId: claim.id,
          parts: { after: { ...input, evidence: evidence.title, ...quote } },
        },
      ],
      value: { linkId: id, version: 1 },
    };
  },
});

export const editLinkOperation = operation({
  name: "edit-link",
  input: linkSchema.safeExtend({ linkId: z.uuid(), version: z.int().min(1) }),
  subject: (tx, input, viewer) => lockedLink(tx, viewer, input.linkId),
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer }, { link, claim, evidence }, { linkId, version: seen, start, end, ...input }) {
    expectVersion(link, seen);
    const standing = { stance: link.stance, credibility: link.credibility, note: link.note, start: link.start, end: link.end };
    if (canonicalJson(standing) === canonicalJson({ ...input, start, end }))
      return { events: [], value: { linkId, version: link.version } };
    if (!link.withdrawnAt) await refuseTwin(tx, viewer, { ...link, ...input, start, end });
    const quote = await quoteIn(tx, evidence.snapshotId, start, end);
    const version = await updateLink(tx, link, { ...input, ...quote });
    const { stance, credibility, note, exact } = link;
    return {
      events: [
        {
          act: "link.changed",
          object: { kind: "link", id: linkId },
          version,
          articleId: claim.articleId,
          claimId: claim.id,
          parts: { before: { stance, credibility, note, exact }, after: { ...input, ...quote } },
        },
      ],
      value: { linkId, version },
    };
  },
});

function standing(name: string, withdraw: boolean) {
  return operation({
    name,
    input: z.object({ linkId: z.uuid(), version: z.int().min(1) }),
    subject: (tx, input, viewer) => lockedLink(tx, viewer, input.linkId),
    permit: (viewer) => mayAnalyse(viewer),
    async perform({ tx, viewer, now }, { link, claim, evidence }, input) {
      expectVersion(link, input.version);
      if ((link.withdrawnAt !== null) === withdraw) throw new Refusal("invalid", { detail: "That has been done already." });
      if (!withdraw) await refuseTwin(tx, viewer, link);
      const version = await updateLink(tx, link, { withdrawnAt: withdraw ? now : null });
      return {
        events: [
          {
            act: withdraw ? "link.withdrawn" : "link.restored",
            object: { kind: "link", id: link.id },
            version,
            articleId: claim.articleId,
            claimId: claim.id,
            parts: { before: { stance: link.stance as Stance, evidence: evidence.title, exact: link.exact } },
          },
        ],
        value: { linkId: link.id, version },
      };
    },
  });
}

export const withdrawLinkOperation = standing("withdraw-link", true);
export const restoreLinkOperation = standing("restore-link", false);

async function lockedLink(tx: Tx, viewer: Viewer, linkId: string) {
  const { row: link, claim } = await lockWithClaim(tx, "evidence_link", linkId);
  await refuseUnseen(tx, viewer, link);
  return { link, claim, evidence: await lockRow(tx, "evidence", link.evidenceId) };
}

/**
 * One passage says one thing about a claim, once. The claim's row is locked, so of two who link it at once the later one finds
 * the other's. What the viewer is blind for says nothing to them, so it stands beside theirs.
 */
async function refuseTwin(
  tx: Tx,
  viewer: Viewer,
  link: { id?: string; claimId: string; evidenceId: string; stance: string; start: number; end: number },
): Promise<void> {
  const twins = await standingTwins(tx, link);
  const seen =
    twins.some((twin) => twin.createdBy === viewer.userId) || (twins.length > 0 && !(await isBlindFor(tx, viewer, link.claimId)));
  if (seen) {
    throw new Refusal("invalid", {
      detail: "This passage is linked to the claim already, and in this sense: change that link, or choose another passage.",
    });
  }
}

async function quoteIn(tx: Tx, snapshotId: string, start: number, end: number): Promise<AnchorQuote> {
  const { text } = await findSnapshot(tx, snapshotId);
  if (end > text.length) throw new Refusal("invalid", { fields: { end: "The passage ends behind the end of the snapshot." } });
  return anchorAt(text, start, end);
}
