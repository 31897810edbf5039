import { Refusal } from "@/lib/domain/problems";
import { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

const columnsOf = {
  article: Prisma.ArticleScalarFieldEnum,
  sentence: Prisma.SentenceScalarFieldEnum,
  candidate: Prisma.CandidateScalarFieldEnum,
  claim: Prisma.ClaimScalarFieldEnum,
  anchor: Prisma.AnchorScalarFieldEnum,
  assessment: Prisma.AssessmentScalarFieldEnum,
  source: Prisma.SourceScalarFieldEnum,
  evidence: Prisma.EvidenceScalarFieldEnum,
  evidence_link: Prisma.EvidenceLinkScalarFieldEnum,
  search_record: Prisma.SearchRecordScalarFieldEnum,
  invitation: Prisma.InvitationScalarFieldEnum,
  assignment: Prisma.AssignmentScalarFieldEnum,
  thread: Prisma.ThreadScalarFieldEnum,
  comment: Prisma.CommentScalarFieldEnum,
} as const;

type RowOf = {
  article: Prisma.ArticleGetPayload<object>;
  sentence: Prisma.SentenceGetPayload<object>;
  candidate: Prisma.CandidateGetPayload<object>;
  claim: Prisma.ClaimGetPayload<object>;
  anchor: Prisma.AnchorGetPayload<object>;
  assessment: Prisma.AssessmentGetPayload<object>;
  source: Prisma.SourceGetPayload<object>;
  evidence: Prisma.EvidenceGetPayload<object>;
  evidence_link: Prisma.EvidenceLinkGetPayload<object>;
  search_record: Prisma.SearchRecordGetPayload<object>;
  invitation: Prisma.InvitationGetPayload<object>;
  assignment: Prisma.AssignmentGetPayload<object>;
  thread: Prisma.ThreadGetPayload<object>;
  comment: Prisma.CommentGetPayload<object>;
};
type Lockable = keyof RowOf;

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const selectOf = Object.fromEntries(
  Object.entries(columnsOf).map(([table, columns]) => [
    table,
    Object.values(columns)
      .map((name) => `"${snake(name)}" AS "${name}"`)
      .join(", "),
  ]),
) as Record<Lockable, string>;

/** Loads one row and locks it until the transaction ends; not-found when this workspace has none. */
export async function lockRow<T extends Lockable>(tx: Tx, table: T, id: string): Promise<RowOf[T]> {
  const [row] = await lockRows(tx, table, [id]);
  if (!row) throw new Refusal("not-found");
  return row;
}

/** Locks in id order, so that two operations on the same rows wait for each other instead of deadlocking. */
export async function lockRows<T extends Lockable>(tx: Tx, table: T, ids: readonly string[]): Promise<RowOf[T][]> {
  return tx.$queryRawUnsafe<RowOf[T][]>(
    `SELECT ${selectOf[table]} FROM "${table}"
      WHERE "workspace_id" = $1::uuid AND "id" = ANY($2::uuid[]) ORDER BY "id" FOR UPDATE`,
    tx.workspaceId,
    ids,
  );
}

/** What hangs on a claim, and stays on it. */
type Hanging = "anchor" | "assessment" | "evidence_link" | "search_record";

/**
 * A row that hangs on a claim, with its claim. Everywhere the claim is locked first, then what hangs on it, then evidence and
 * sources: two who come from different ends wait for each other instead of deadlocking.
 */
export async function lockWithClaim<T extends Hanging>(tx: Tx, table: T, id: string): Promise<{ row: RowOf[T]; claim: RowOf["claim"] }> {
  const [found] = await tx.$queryRawUnsafe<{ claimId: string }[]>(
    `SELECT "claim_id" AS "claimId" FROM "${table}" WHERE "workspace_id" = $1::uuid AND "id" = $2::uuid`,
    tx.workspaceId,
    id,
  );
  if (!found) throw new Refusal("not-found");
  const claim = await lockRow(tx, "claim", found.claimId);
  return { row: await lockRow(tx, table, id), claim };
}

/** Refuses with what now stands when the row is not the one that the person saw. */
export function expectVersion(row: { version: number }, expected: number): void {
  if (row.version !== expected) throw new Refusal("changed-meanwhile", { current: { version: row.version, value: row } });
}
