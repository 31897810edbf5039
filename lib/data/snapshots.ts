import { Refusal } from "@/lib/domain/problems";
import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

export type SnapshotRow = Prisma.SnapshotGetPayload<object>;
export type NewSnapshot = Omit<SnapshotRow, "workspaceId" | "fetchedAt"> & { fetchedAt: Date };

export async function insertSnapshot(tx: Tx, snapshot: NewSnapshot): Promise<void> {
  await tx.snapshot.create({ data: { workspaceId: tx.workspaceId, ...snapshot } });
}

/** A frozen document; not-found when this workspace has no such one. Snapshots are immutable: there is nothing to lock. */
export async function findSnapshot(tx: Tx, id: string): Promise<SnapshotRow> {
  const snapshot = await tx.snapshot.findUnique({ where: { workspaceId_id: { workspaceId: tx.workspaceId, id } } });
  if (!snapshot) throw new Refusal("not-found");
  return snapshot;
}
