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

export async function findSearches(tx: Tx, ids: readonly string[]): Promise<SearchRecordRow[]> {
  return tx.searchRecord.findMany({ where: { workspaceId: tx.workspaceId, id: { in: [...ids] } } });
}

/** Whether two records tell of one search, whatever claim they hang on. */
export const sameSearch = (a: SearchRecordRow, b: SearchRecordRow): boolean =>
  a.query === b.query && a.place === b.place && a.searchedOn.getTime() === b.searchedOn.getTime() && a.outcome === b.outcome;

/**
 * Hangs search records of other claims on this one too, under the names of who made them. What it holds already is left out; what
 * it held and was withdrawn stands again.
 */
export async function copySearches(
  tx: Tx,
  searches: readonly SearchRecordRow[],
  toClaimId: string,
  newId: () => string,
): Promise<{ from: SearchRecordRow; copy: SearchRecordRow; again: boolean }[]> {
  const there = await tx.searchRecord.findMany({ where: { workspaceId: tx.workspaceId, claimId: toClaimId }, orderBy: { id: "asc" } });
  const copies: { from: SearchRecordRow; copy: SearchRecordRow; again: boolean }[] = [];
  for (const from of searches) {
    const known = [...there.filter((search) => !search.withdrawnAt), ...copies.map((made) => made.copy)];
    if (known.some((search) => sameSearch(search, from))) continue;
    const gone = there.find((search) => search.withdrawnAt && sameSearch(search, from) && search.createdBy === from.createdBy);
    if (gone) copies.push({ from, again: true, copy: { ...gone, withdrawnAt: null, version: await withdrawSearchRecord(tx, gone, null) } });
    else copies.push({ from, again: false, copy: { ...from, id: newId(), claimId: toClaimId, version: 1 } });
  }
  await tx.searchRecord.createMany({ data: copies.filter((made) => !made.again).map((made) => made.copy) });
  return copies;
}

/** The searches that a claim's absence of evidence rests on; of somebody who is blind for the claim, only their own. */
export async function standingSearches(tx: Tx, claimId: string, onlyBy?: string): Promise<{ id: string }[]> {
  return tx.searchRecord.findMany({
    where: { workspaceId: tx.workspaceId, claimId, withdrawnAt: null, ...(onlyBy ? { createdBy: onlyBy } : {}) },
    select: { id: true },
  });
}
