import type { Candidate } from "@/lib/domain/splitting/candidate";
import type { Prisma } from "./generated/client";
import { lockRows } from "./locking";
import type { Tx } from "./transaction";

export type CandidateRow = Prisma.CandidateGetPayload<object>;

/** Stores what was proposed for one sentence after another; links within a sentence become ids. */
export async function insertCandidates(
  tx: Tx,
  articleVersionId: string,
  proposals: readonly { sentence: number; candidates: readonly Candidate[] }[],
  proposer: string,
  newId: () => string,
): Promise<number> {
  const rows = proposals.flatMap(({ sentence, candidates }) => {
    const ids = candidates.map(newId);
    return candidates.map((candidate, ordinal) => ({
      workspaceId: tx.workspaceId,
      id: ids[ordinal]!,
      articleVersionId,
      sentenceOrdinal: sentence,
      ordinal,
      spans: candidate.spans,
      statement: candidate.statement,
      kind: candidate.kind,
      speaker: candidate.speaker,
      mode: candidate.mode,
      attributesId: candidate.attributes === null ? null : ids[candidate.attributes]!,
      hints: candidate.hints,
      mentions: candidate.mentions,
      proposer,
    }));
  });
  // PostgreSQL takes 32,767 parameters a statement.
  for (let from = 0; from < rows.length; from += 1500) await tx.candidate.createMany({ data: rows.slice(from, from + 1500) });
  return rows.length;
}

/** @returns the candidate's new version */
export async function decideCandidate(
  tx: Tx,
  candidate: Pick<CandidateRow, "id" | "version">,
  decided: { state: "open" | "accepted" | "rejected"; claimId: string | null; by: string; at: Date },
): Promise<number> {
  const version = candidate.version + 1;
  const open = decided.state === "open";
  await tx.candidate.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: candidate.id } },
    data: {
      state: decided.state,
      claimId: decided.claimId,
      decidedBy: open ? null : decided.by,
      decidedAt: open ? null : decided.at,
      version,
    },
  });
  return version;
}

/** The claims already made of the candidates that this one is linked to: what was said, or the sayings of it. */
export async function claimsOfLinkedCandidates(tx: Tx, candidate: CandidateRow): Promise<{ said: string | null; sayings: string[] }> {
  const linked = await tx.candidate.findMany({
    where: {
      workspaceId: tx.workspaceId,
      articleVersionId: candidate.articleVersionId,
      state: "accepted",
      OR: [{ attributesId: candidate.id }, ...(candidate.attributesId ? [{ id: candidate.attributesId }] : [])],
    },
    select: { id: true, claimId: true },
  });
  return {
    said: linked.find((other) => other.id === candidate.attributesId)?.claimId ?? null,
    sayings: linked.filter((other) => other.id !== candidate.attributesId).map((other) => other.claimId!),
  };
}

/** The candidates that became this claim, locked. */
export async function candidatesOfClaim(tx: Tx, claimId: string): Promise<CandidateRow[]> {
  const found = await tx.candidate.findMany({ where: { workspaceId: tx.workspaceId, claimId }, select: { id: true } });
  const rows = await lockRows(
    tx,
    "candidate",
    found.map((candidate) => candidate.id),
  );
  return rows.filter((candidate) => candidate.claimId === claimId);
}

/** What was decided about a proposal holds for the same proposal in the next version, unless somebody has touched that one already. */
export async function carryDecisions(tx: Tx, fromVersionId: string, toVersionId: string): Promise<void> {
  await tx.$executeRaw`UPDATE candidate c SET state = old.state, claim_id = old.claim_id,
      decided_by = old.decided_by, decided_at = old.decided_at
    FROM (SELECT DISTINCT ON (statement) statement, state, claim_id, decided_by, decided_at FROM candidate
      WHERE workspace_id = ${tx.workspaceId}::uuid AND article_version_id = ${fromVersionId}::uuid AND state <> 'open'
      ORDER BY statement, state) old
    WHERE c.workspace_id = ${tx.workspaceId}::uuid AND c.article_version_id = ${toVersionId}::uuid
      AND c.state = 'open' AND c.version = 1 AND c.statement = old.statement`;
}

/** `ordinal statement` of what has been proposed for a window of sentences, by whomever. */
export async function knownStatements(tx: Tx, articleVersionId: string, window: { from: number; to: number }): Promise<Set<string>> {
  const rows = await tx.candidate.findMany({
    where: { workspaceId: tx.workspaceId, articleVersionId, sentenceOrdinal: { gte: window.from, lt: window.to } },
    select: { sentenceOrdinal: true, statement: true },
  });
  return new Set(rows.map((row) => `${row.sentenceOrdinal} ${row.statement}`));
}
