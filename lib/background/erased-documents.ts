import { setTimeout as sleep } from "node:timers/promises";
import { erasedBlobs, forgetErasedBlob } from "@/lib/data/erased-blobs";
import { workspaceBlobs } from "@/lib/gateways/blobs/workspace-blobs";
import { logger } from "@/lib/pipeline/logger";

const idleMs = 10_000;

/** Deletes the bytes of documents whose words were erased, until `signal` ends it. Any number may run at once. */
export async function deleteErasedInBackground(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await deleteErased().catch((error: unknown) => logger.error({ err: error }, "deleting erased documents failed; trying again"));
    // An abort ends the pause, and with it the loop.
    await sleep(idleMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

export async function deleteErased(): Promise<void> {
  for (const { workspaceId, sha256 } of await erasedBlobs(100)) {
    await workspaceBlobs(workspaceId).remove(sha256);
    await forgetErasedBlob(workspaceId, sha256);
  }
}
