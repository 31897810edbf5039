import type { SegmentKind } from "@/lib/domain/splitting/segment";
import type { Disposition } from "@/lib/domain/coverage";
import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

export type SentenceRow = Prisma.SentenceGetPayload<object>;
export type NewSentence = { id: string; start: number; end: number; kind: SegmentKind; proposed: Disposition | null };

/** Stores the sentences of a new version, in reading order, in one statement. */
export async function insertSentences(tx: Tx, articleVersionId: string, sentences: readonly NewSentence[]): Promise<void> {
  await tx.$executeRaw`INSERT INTO sentence (workspace_id, id, article_version_id, ordinal, start, "end", kind, proposed)
    SELECT ${tx.workspaceId}::uuid, s.id, ${articleVersionId}::uuid, s.ordinal - 1, s.start, s."end", s.kind, s.proposed
    FROM unnest(${sentences.map((s) => s.id)}::uuid[], ${sentences.map((s) => s.start)}::int[],
      ${sentences.map((s) => s.end)}::int[], ${sentences.map((s) => s.kind)}::text[],
      ${sentences.map((s) => s.proposed)}::text[])
      WITH ORDINALITY AS s(id, start, "end", kind, proposed, ordinal)`;
}

/** @returns the sentence's new version */
export async function disposeSentence(
  tx: Tx,
  sentence: SentenceRow,
  decided: { disposition: Disposition | null; reason: string | null; by: string; at: Date },
): Promise<number> {
  const version = sentence.version + 1;
  await tx.sentence.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: sentence.id } },
    data: {
      disposition: decided.disposition,
      reason: decided.reason,
      decidedBy: decided.disposition ? decided.by : null,
      decidedAt: decided.disposition ? decided.at : null,
      version,
    },
  });
  return version;
}

/**
 * Brings the number of standing claims in these sentences up to date, after a claim was made, moved or retired there.
 * It follows from the anchors, so it is no change of its own and raises no version.
 */
export async function recountClaims(
  tx: Tx,
  articleVersionId: string,
  spans: readonly { start: number; end: number }[],
): Promise<void> {
  await tx.$executeRaw`UPDATE sentence s SET claims = (
      SELECT count(DISTINCT a.claim_id) FROM anchor a
        JOIN claim c ON c.workspace_id = a.workspace_id AND c.id = a.claim_id
      WHERE a.workspace_id = s.workspace_id AND a.article_version_id = s.article_version_id
        AND a.start < s."end" AND a."end" > s.start AND a.state <> 'lost' AND c.retired IS NULL)
    FROM unnest(${spans.map((span) => span.start)}::int[], ${spans.map((span) => span.end)}::int[]) AS t(start, "end")
    WHERE s.workspace_id = ${tx.workspaceId}::uuid AND s.article_version_id = ${articleVersionId}::uuid
      AND s.start < t."end" AND s."end" > t.start`;
}
