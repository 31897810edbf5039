import { database, inScope } from "./database";

type ErasedBlob = { workspaceId: string; sha256: string };

/** Documents of all workspaces whose bytes are still to be deleted, the oldest first. */
export async function erasedBlobs(limit: number): Promise<ErasedBlob[]> {
  return database().$queryRaw<ErasedBlob[]>`SELECT workspace_id AS "workspaceId", sha256 FROM blobs_to_delete(${limit}::int)`;
}

/** The bytes are gone. */
export async function forgetErasedBlob(workspaceId: string, sha256: string): Promise<void> {
  await inScope({ workspaceId }, (db) => db.erasedBlob.deleteMany({ where: { workspaceId, sha256 } }));
}
