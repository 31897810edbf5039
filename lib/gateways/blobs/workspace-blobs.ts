import { join } from "node:path";
import { currentSettings } from "@/lib/gateways/settings";
import type { BlobStore } from "./blob-store";
import { directoryBlobs } from "./directory-blobs";

/** Each workspace has a shelf of its own: to know a hash is not enough to get another's bytes. */
export function workspaceBlobs(workspaceId: string): BlobStore {
  return directoryBlobs(join(/* turbopackIgnore: true */ currentSettings().dataDir, "blobs", workspaceId));
}
