import type { Anchor, AnchorQuote, AnchorState } from "@/lib/domain/anchors";
import type { RelationKind } from "@/lib/domain/claims";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { blindAmong } from "./blindness";
import { planClaim } from "./article-plans";
import type { Prisma } from "./generated/client";
import { recountFree } from "./places";
import type { Tx } from "./transaction";

export type ClaimRow = Prisma.ClaimGetPayload<object>;
export type ClaimWords = { statement: string; speaker: string | null; mode: string | null };

/** Stores a claim with its anchors in one version, and gives it the article's next number. It comes under the article's plan. */
export async function insertClaim(
  tx: Tx,
  claim: ClaimWords & { id: string; articleId: string; articleVersionId: string; anchors: readonly NewAnchor[] },
  made: { by: string; at: Date; newId: () => string },
): Promise<number> {
  const number = await takeClaimNumber(tx, claim.articleId, made.at);
  await tx.claim.create({
    data: {
      workspaceId: tx.workspaceId,
      id: claim.id,
      articleId: claim.articleId,
      number,
      statement: claim.statement,
      speaker: claim.speaker,
      mode: claim.mode,
      createdBy: made.by,
      createdAt: made.at,
      updatedAt: made.at,
    },
  });
  await insertAnchors(tx, claim.id, claim.articleVersionId, claim.anchors, made.newId);
  await planClaim(tx, claim, made);
  return number;
}

/** An anchor that a person has just set is exact, unless it says otherwise. */
export type NewAnchor = AnchorQuote & { state?: AnchorState; score?: number | null };

/** @returns their ids, in order */
export async function insertAnchors(
  tx: Tx,
  claimId: string,
  articleVersionId: string,
  anchors: readonly NewAnchor[],
  newId: () => string,
  firstOrdinal = 0,
): Promise<string[]> {
  const rows = anchors.map((anchor, i) => ({
    state: "exact",
    ...anchor,
    workspaceId: tx.workspaceId,
    id: newId(),
    claimId,
    articleVersionId,
    ordinal: firstOrdinal + i,
  }));
  await tx.anchor.createMany({ data: rows });
  return rows.map((row) => row.id);
}

/** Claim numbers count within the article and are never reused. Locks the article's row. */
async function takeClaimNumber(tx: Tx, articleId: string, at: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ number: number }[]>`
    UPDATE article SET next_claim_number = next_claim_number + 1, updated_at = ${at}
    WHERE workspace_id = ${tx.workspaceId}::uuid AND id = ${articleId}::uuid RETURNING next_claim_number - 1 AS number`;
  if (!row) throw new Refusal("not-found");
  return row.number;
}

/** @returns the claim's new version */
export async function updateClaim(
  tx: Tx,
  claim: Pick<ClaimRow, "id" | "version">,
  change: Partial<ClaimWords & Pick<ClaimRow, "retired" | "retiredInto">>,
  at: Date,
): Promise<number> {
  const version = claim.version + 1;
  await tx.claim.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: claim.id } },
    data: { ...change, updatedAt: at, version },
  });
  if (change.retired) await recountFree(tx, [claim.id]);
  else if (change.retired === null) await planClaim(tx, { id: claim.id }, { at });
  return version;
}

export type AnchorRow = Prisma.AnchorGetPayload<object>;

/** Where a claim stands, in the article's current version unless another is named. */
export async function anchorsOf(tx: Tx, claimIds: readonly string[], articleVersionId: string): Promise<AnchorRow[]> {
  return tx.anchor.findMany({
    where: { workspaceId: tx.workspaceId, claimId: { in: [...claimIds] }, articleVersionId },
    orderBy: [{ start: "asc" }, { ordinal: "asc" }],
  });
}

/** The place of an anchor, for another claim that is to stand there as surely. */
export function quoteOf({ start, end, exact, prefix, suffix, state, score }: AnchorRow): NewAnchor {
  return { start, end, exact, prefix, suffix, state: state as AnchorState, score };
}

/**
 * An assessed claim keeps its words: a judgement is about one statement and no other. Who is blind for it does not hear whether it has
 * been: for them its words are fixed as soon as it is for somebody else to assess, too.
 */
export async function refuseIfAssessed(tx: Tx, viewer: Viewer, claimIds: readonly string[]): Promise<void> {
  const { workspaceId } = tx;
  const assessed = await tx.assessment.findMany({
    where: { workspaceId, claimId: { in: [...claimIds] }, state: { in: ["submitted", "approved"] } },
    select: { claimId: true },
  });
  const blind = await blindAmong(tx, viewer, claimIds);
  if (blind.size > 0) {
    const others = { workspaceId, claimId: { in: [...blind] }, analystId: { not: viewer.userId }, state: { not: "released" } };
    if (assessed.some(({ claimId }) => blind.has(claimId)) || (await tx.assignment.count({ where: others })) > 0) {
      throw new Refusal("invalid", {
        detail:
          "You are not the only one who assesses this claim, so its words are fixed. Say in your rationale what is wrong with them, or ask a lead.",
      });
    }
  }
  if (assessed.length > 0) {
    throw new Refusal("invalid", {
      detail:
        "The claim has been assessed, so its words are fixed. Take the assessment up again or have it returned first, or make a new claim.",
    });
  }
}

export function refuseRetired(claim: Pick<ClaimRow, "retired">): void {
  if (claim.retired) throw new Refusal("invalid", { detail: `The claim has been ${claim.retired}. Restore it first.` });
}

export type Relation = { fromClaimId: string; toClaimId: string; kind: RelationKind };

/** The relations of claims, in either direction. */
export async function relationsOf(tx: Tx, claimIds: readonly string[]): Promise<Relation[]> {
  const any = { in: [...claimIds] };
  return tx.claimRelation.findMany({
    where: { workspaceId: tx.workspaceId, OR: [{ fromClaimId: any }, { toClaimId: any }] },
    select: { fromClaimId: true, toClaimId: true, kind: true },
    orderBy: [{ fromClaimId: "asc" }, { toClaimId: "asc" }, { kind: "asc" }],
  }) as Promise<Relation[]>;
}

/** @returns false when the two are already related in this way */
export async function insertRelation(tx: Tx, relation: Relation, made: { by: string; at: Date }): Promise<boolean> {
  const { count } = await tx.claimRelation.createMany({
    data: [{ workspaceId: tx.workspaceId, ...relation, createdBy: made.by, createdAt: made.at }],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function deleteRelation(tx: Tx, relation: Relation): Promise<boolean> {
  const { count } = await tx.claimRelation.deleteMany({ where: { workspaceId: tx.workspaceId, ...relation } });
  return count === 1;
}

/** Takes places away that an act had given to a claim and that this act's undoing takes back. */
export async function deleteAnchors(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.anchor.deleteMany({ where: { workspaceId: tx.workspaceId, id: { in: [...ids] } } });
}

/** @returns the anchor's new version */
export async function updateAnchor(
  tx: Tx,
  anchor: Pick<AnchorRow, "id" | "version">,
  change: Partial<Pick<AnchorRow, "start" | "end" | "exact" | "prefix" | "suffix" | "state" | "score" | "confirmedBy" | "confirmedAt">>,
): Promise<number> {
  const version = anchor.version + 1;
  await tx.anchor.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: anchor.id } },
    data: { ...change, version },
  });
  return version;
}

/** Every anchor in a version, those of retired claims too, which may be restored; in the order of the text. */
export async function anchorsOfVersion(tx: Tx, articleVersionId: string): Promise<(AnchorRow & { claim: { retired: string | null } })[]> {
  return tx.anchor.findMany({
    where: { workspaceId: tx.workspaceId, articleVersionId },
    include: { claim: { select: { retired: true } } },
    orderBy: [{ start: "asc" }, { id: "asc" }],
  });
}

/** Stores where the anchors of one version were found in the next. */
export async function insertReanchored(
  tx: Tx,
  articleVersionId: string,
  pairs: readonly { from: AnchorRow; to: Anchor }[],
  newId: () => string,
): Promise<void> {
  const rows = pairs.map(({ from, to }) => ({
    ...to,
    workspaceId: tx.workspaceId,
    id: newId(),
    claimId: from.claimId,
    articleVersionId,
    ordinal: from.ordinal,
    fromAnchorId: from.id,
  }));
  // PostgreSQL takes 32,767 parameters a statement.
  for (let at = 0; at < rows.length; at += 2000) await tx.anchor.createMany({ data: rows.slice(at, at + 2000) });
}
