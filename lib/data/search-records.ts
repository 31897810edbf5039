import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

export type SearchRecordRow = Prisma.SearchRecordGetPayload<object>;

export async function insertSearchRecord(
  tx: Tx,
  search: { id: string; claimId: string; query: string; place: string; searchedOn: Date; outcome: string },
  made: { by: string; at: Date },
): Promise<void> {
  await tx.searchRecord.create({
    data: { workspaceId: tx.workspaceId, ...search, createdBy: made.by, createdAt: made.at },
  });
}

/** @returns the record's new version */
export async function withdrawSearchRecord(
  tx: Tx,
  search: Pick<SearchRecordRow, "id" | "version">,
  withdrawnAt: Date | null,
): Promise<number> {
  const version = search.version + 1;
  await tx.searchRecord.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: search.id } },
    data: { withdrawnAt, version },
  });
  return version;
}

/** The searches that a claim's absence of evidence rests on. */
export async function standingSearches(tx: Tx, claimId: string): Promise<{ id: string }[]> {
  return tx.searchRecord.findMany({
    where: { workspaceId: tx.workspaceId, claimId, withdrawnAt: null },
    select: { id: true },
  });
}
