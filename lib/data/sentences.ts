import type { SegmentKind } from "@/lib/domain/splitting/segment";
import type { Disposition } from "@/lib/domain/coverage";
import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

export type SentenceRow = Prisma.SentenceGetPayload<object>;
export type NewSentence = { id: string; start: number; end: number; kind: SegmentKind; proposed: Disposition | null };

/** Stores the sentences of a new version, in reading order; for the first `split` of them claims have been proposed. */
export async function insertSentences(tx: Tx, articleVersionId: string, sentences: readonly NewSentence[], split: number): Promise<void> {
  await tx.$executeRaw`INSERT INTO sentence
      (workspace_id, id, article_version_id, ordinal, start, "end", kind, proposed, split)
    SELECT ${tx.workspaceId}::uuid, s.id, ${articleVersionId}::uuid, s.ordinal - 1, s.start, s."end", s.kind, s.proposed,
      s.ordinal <= ${split}
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
export async function recountClaims(tx: Tx, articleVersionId: string, spans: readonly { start: number; end: number }[]): Promise<void> {
  await tx.$executeRaw`UPDATE sentence s SET claims = (
      SELECT count(DISTINCT a.claim_id) FROM anchor a
        JOIN claim c ON c.workspace_id = a.workspace_id AND c.id = a.claim_id
      WHERE a.workspace_id = s.workspace_id AND a.article_version_id = s.article_version_id
        AND a.start < s."end" AND a."end" > s.start AND a.state <> 'lost' AND c.retired IS NULL)
    FROM unnest(${spans.map((span) => span.start)}::int[], ${spans.map((span) => span.end)}::int[]) AS t(start, "end")
    WHERE s.workspace_id = ${tx.workspaceId}::uuid AND s.article_version_id = ${articleVersionId}::uuid
      AND s.start < t."end" AND s."end" > t.start`;
}

/**
 * What was decided about a sentence holds for the same sentence of the next version. The n-th occurrence of a text
 * answers to the n-th, so that a repeated sentence keeps its own decision.
 */
export async function carryDispositions(tx: Tx, from: { id: string; text: string }, to: { id: string; text: string }): Promise<void> {
  const where = { workspaceId: tx.workspaceId, articleVersionId: from.id };
  if ((await tx.sentence.findFirst({ where: { ...where, disposition: { not: null } }, select: { id: true } })) === null) return;
  const select = { id: true, ordinal: true, start: true, end: true, disposition: true } as const;
  const orderBy = { ordinal: "asc" } as const;
  const known = new Map<string, { id: string; disposition: string | null }[]>();
  for (const sentence of await tx.sentence.findMany({ where, select, orderBy })) {
    const words = from.text.slice(sentence.start, sentence.end);
    const same = known.get(words);
    if (same) same.push(sentence);
    else known.set(words, [sentence]);
  }
  const fresh = await tx.sentence.findMany({ where: { ...where, articleVersionId: to.id }, select, orderBy });
  const pairs = fresh.flatMap((sentence) => {
    const same = known.get(to.text.slice(sentence.start, sentence.end))?.shift();
    return same?.disposition ? [{ ordinal: sentence.ordinal, same }] : [];
  });
  await tx.$executeRaw`UPDATE sentence s SET disposition = old.disposition, reason = old.reason,
      decided_by = old.decided_by, decided_at = old.decided_at
    FROM unnest(${pairs.map((pair) => pair.ordinal)}::int[], ${pairs.map((pair) => pair.same.id)}::uuid[]) AS p(ordinal, old_id)
    JOIN sentence old ON old.workspace_id = ${tx.workspaceId}::uuid AND old.id = p.old_id
    WHERE s.workspace_id = ${tx.workspaceId}::uuid AND s.article_version_id = ${to.id}::uuid AND s.ordinal = p.ordinal`;
}

/** Sentences that nobody has decided about and that hold no claim. */
export async function countOpenSentences(tx: Tx, articleVersionId: string): Promise<number> {
  return tx.sentence.count({ where: { workspaceId: tx.workspaceId, articleVersionId, disposition: null, claims: 0 } });
}

/** Ordinal of the first sentence for which no claims have been proposed yet, or null. */
export async function firstUnsplit(tx: Tx, articleVersionId: string): Promise<number | null> {
  const sentence = await tx.sentence.findFirst({
    where: { workspaceId: tx.workspaceId, articleVersionId, split: false },
    orderBy: { ordinal: "asc" },
    select: { ordinal: true },
  });
  return sentence?.ordinal ?? null;
}

/** Notes what the rules propose for sentences, and that they have been looked at. */
export async function markSplit(
  tx: Tx,
  articleVersionId: string,
  proposals: readonly { sentence: number; disposition: Disposition | null }[],
): Promise<void> {
  await tx.$executeRaw`UPDATE sentence s SET split = true, proposed = p.disposition
    FROM unnest(${proposals.map((p) => p.sentence)}::int[], ${proposals.map((p) => p.disposition)}::text[]) AS p(ordinal, disposition)
    WHERE s.workspace_id = ${tx.workspaceId}::uuid AND s.article_version_id = ${articleVersionId}::uuid AND s.ordinal = p.ordinal`;
}
