import { relationsOf, type Relation } from "./claims";
import type { EvidenceLinkRow } from "./evidence-links";
import type { SearchRecordRow } from "./search-records";
import type { Tx } from "./transaction";

/** What hangs on claims and stands: their links, their searches, and their relations in either direction. */
export type Hanging = { links: EvidenceLinkRow[]; searches: SearchRecordRow[]; relations: Relation[] };

export async function hangingOn(tx: Tx, claimIds: readonly string[]): Promise<Hanging> {
  const where = { workspaceId: tx.workspaceId, claimId: { in: [...claimIds] }, withdrawnAt: null };
  return {
    links: await tx.evidenceLink.findMany({ where, orderBy: { id: "asc" } }),
    searches: await tx.searchRecord.findMany({ where, orderBy: { id: "asc" } }),
    relations: await relationsOf(tx, claimIds),
  };
}
