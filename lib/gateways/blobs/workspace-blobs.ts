import { join } from "node:path";
import { currentSettings } from "@/lib/gateways/settings";
import type { BlobStore } from "./blob-store";
import { directoryBlobs } from "./directory-blobs";
import { s3Blobs } from "./s3-blobs";

/** Each workspace has a shelf of its own: to know a hash is not enough to get another's bytes. */
export function workspaceBlobs(workspaceId: string): BlobStore {
  const { blobs, dataDir } = currentSettings();
  return blobs ? s3Blobs(blobs, workspaceId) : directoryBlobs(join(/* turbopackIgnore: true */ dataDir, "blobs", workspaceId));
}
