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

export async function findLinks(tx: Tx, ids: readonly string[]): Promise<EvidenceLinkRow[]> {
  return tx.evidenceLink.findMany({ where: { workspaceId: tx.workspaceId, id: { in: [...ids] } } });
}

/** Same passage, same sense. */
const said = (link: EvidenceLinkRow): string => `${link.evidenceId} ${link.stance} ${link.start} ${link.end}`;

/** Whether one link says of its claim what the other says of its own, by whoever made it. */
export const sameLink = (a: EvidenceLinkRow, b: EvidenceLinkRow): boolean =>
  said(a) === said(b) && a.credibility === b.credibility && a.note === b.note && a.createdBy === b.createdBy;

/**
 * Hangs links of other claims on this one too, under the names of who made them. What it holds already is left out; what it held
 * and was withdrawn stands again.
 */
export async function copyLinks(
  tx: Tx,
  links: readonly EvidenceLinkRow[],
  toClaimId: string,
  newId: () => string,
): Promise<{ from: EvidenceLinkRow; copy: EvidenceLinkRow; again: boolean }[]> {
  const there = await tx.evidenceLink.findMany({ where: { workspaceId: tx.workspaceId, claimId: toClaimId }, orderBy: { id: "asc" } });
  const standing = new Set(there.filter((link) => !link.withdrawnAt).map(said));
  const copies: { from: EvidenceLinkRow; copy: EvidenceLinkRow; again: boolean }[] = [];
  for (const from of links) {
    if (standing.has(said(from))) continue;
    standing.add(said(from));
    const gone = there.find((link) => link.withdrawnAt && sameLink(link, from));
    if (gone)
      copies.push({ from, again: true, copy: { ...gone, withdrawnAt: null, version: await updateLink(tx, gone, { withdrawnAt: null }) } });
    else copies.push({ from, again: false, copy: { ...from, id: newId(), claimId: toClaimId, version: 1 } });
  }
  await tx.evidenceLink.createMany({ data: copies.filter((made) => !made.again).map((made) => made.copy) });
  return copies;
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
