import type { AnchorQuote } from "@/lib/domain/anchors";
import type { GateLink } from "@/lib/domain/gate";
import type { Stance } from "@/lib/domain/stances";
import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

export type EvidenceLinkRow = Prisma.EvidenceLinkGetPayload<object>;
type Made = { by: string; at: Date };

export async function insertLink(
  tx: Tx,
  link: AnchorQuote & { id: string; claimId: string; evidenceId: string; stance: Stance; credibility: number; note: string },
  made: Made,
): Promise<void> {
  await tx.evidenceLink.create({
    data: { workspaceId: tx.workspaceId, ...link, createdBy: made.by, createdAt: made.at },
  });
}

/** @returns the link's new version */
export async function updateLink(
  tx: Tx,
  link: Pick<EvidenceLinkRow, "id" | "version">,
  change: Partial<
    Pick<EvidenceLinkRow, "stance" | "credibility" | "note" | "start" | "end" | "exact" | "prefix" | "suffix" | "withdrawnAt">
  >,
): Promise<number> {
  const version = link.version + 1;
  await tx.evidenceLink.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: link.id } },
    data: { ...change, version },
  });
  return version;
}

/** Other standing links that say the same of the same passage to the same claim. */
export async function standingTwins(
  tx: Tx,
  {
    id,
    claimId,
    evidenceId,
    stance,
    start,
    end,
  }: { id?: string } & Pick<EvidenceLinkRow, "claimId" | "evidenceId" | "stance" | "start" | "end">,
): Promise<{ createdBy: string }[]> {
  return tx.evidenceLink.findMany({
    where: { workspaceId: tx.workspaceId, claimId, evidenceId, stance, start, end, withdrawnAt: null, ...(id ? { id: { not: id } } : {}) },
    select: { createdBy: true },
  });
}

/** Links the evidence of some claims to another one as well, leaving out what it is linked to already. */
export async function copyLinks(
  tx: Tx,
  fromClaimIds: readonly string[],
  toClaimId: string,
  made: Made & { newId: () => string },
): Promise<{ id: string; evidenceId: string; copiedFrom: string }[]> {
  const links = await tx.evidenceLink.findMany({
    where: { workspaceId: tx.workspaceId, claimId: { in: [...fromClaimIds, toClaimId] }, withdrawnAt: null },
    orderBy: { id: "asc" },
  });
  const key = (link: EvidenceLinkRow): string => `${link.evidenceId} ${link.stance} ${link.start} ${link.end}`;
  const known = new Set(links.filter((link) => link.claimId === toClaimId).map(key));
  const copies = links
    .filter((link) => link.claimId !== toClaimId && !known.has(key(link)) && known.add(key(link)))
    .map((link) => ({
      copiedFrom: link.id,
      row: { ...link, id: made.newId(), claimId: toClaimId, createdBy: made.by, createdAt: made.at, version: 1 },
    }));
  await tx.evidenceLink.createMany({ data: copies.map((copy) => copy.row) });
  return copies.map((copy) => ({ id: copy.row.id, evidenceId: copy.row.evidenceId, copiedFrom: copy.copiedFrom }));
}

/**
 * What the gate goes by: the standing links of a claim, with the origin and the date of their evidence. Of somebody who is
 * blind for the claim, only their own: nobody is let through by what they could not see.
 */
export async function linksForGate(tx: Tx, claimId: string, onlyBy?: string): Promise<GateLink[]> {
  const links = await tx.evidenceLink.findMany({
    where: { workspaceId: tx.workspaceId, claimId, withdrawnAt: null, ...(onlyBy ? { createdBy: onlyBy } : {}) },
    select: { stance: true, credibility: true, evidence: { select: { publishedOn: true, source: { select: { origin: true } } } } },
  });
  return links.map((link) => ({
    stance: link.stance as Stance,
    credibility: link.credibility,
    origin: link.evidence.source.origin,
    publishedOn: link.evidence.publishedOn?.toISOString().slice(0, 10) ?? null,
  }));
}
