import { type AnchorQuote, type AnchorState } from "@/lib/domain/anchors";
import { Refusal } from "@/lib/domain/problems";
import { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

export type ClaimRow = Prisma.ClaimGetPayload<object>;
export type ClaimWords = { statement: string; speaker: string | null; mode: string | null };

/** Stores a claim with its anchors in one version, and gives it the article's next number. */
export async function insertClaim(
  tx: Tx,
  claim: ClaimWords & { id: string; articleId: string; articleVersionId: string; anchors: readonly AnchorQuote[] },
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
  return number;
}

export async function insertAnchors(
  tx: Tx,
  claimId: string,
  articleVersionId: string,
  anchors: readonly (AnchorQuote & { state?: AnchorState; score?: number | null; fromAnchorId?: string })[],
  newId: () => string,
): Promise<void> {
  await tx.anchor.createMany({
    data: anchors.map((anchor, ordinal) => ({
      state: "exact",
      ...anchor,
      workspaceId: tx.workspaceId,
      id: newId(),
      claimId,
      articleVersionId,
      ordinal,
    })),
  });
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
  return version;
}
