import type { Reliability } from "@/lib/domain/grades";
import { Refusal } from "@/lib/domain/problems";
import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

export type SourceRow = Prisma.SourceGetPayload<object>;
export type EvidenceRow = Prisma.EvidenceGetPayload<object>;
export type SourceWords = { name: string; reliability: Reliability; origin: string; url: string | null; note: string };
type Made = { by: string; at: Date };

export async function insertSource(tx: Tx, source: SourceWords & { id: string }, made: Made): Promise<void> {
  await refuseTakenName(tx, source);
  await tx.source.create({ data: { workspaceId: tx.workspaceId, ...source, createdBy: made.by, createdAt: made.at } });
}

async function refuseTakenName(tx: Tx, source: { id: string; name: string }): Promise<void> {
  const known = await tx.source.findUnique({
    where: { workspaceId_name: { workspaceId: tx.workspaceId, name: source.name } },
    select: { id: true },
  });
  if (!known || known.id === source.id) return;
  throw new Refusal("invalid", { fields: { name: `There is a source named “${source.name}” already: choose it from the list.` } });
}

/** @returns the source's new version */
export async function updateSource(tx: Tx, source: Pick<SourceRow, "id" | "version">, change: SourceWords): Promise<number> {
  await refuseTakenName(tx, { id: source.id, name: change.name });
  const version = source.version + 1;
  await tx.source.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: source.id } },
    data: { ...change, version },
  });
  return version;
}

export async function insertEvidence(
  tx: Tx,
  evidence: Pick<EvidenceRow, "id" | "sourceId" | "snapshotId" | "title" | "url" | "fileName" | "intake" | "publishedOn">,
  made: Made,
): Promise<void> {
  await tx.evidence.create({ data: { workspaceId: tx.workspaceId, ...evidence, createdBy: made.by, createdAt: made.at } });
}

/** @returns the evidence's new version */
export async function updateEvidence(
  tx: Tx,
  evidence: Pick<EvidenceRow, "id" | "version">,
  change: Partial<Pick<EvidenceRow, "title" | "url" | "publishedOn" | "sourceId">>,
): Promise<number> {
  const version = evidence.version + 1;
  await tx.evidence.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: evidence.id } },
    data: { ...change, version },
  });
  return version;
}
