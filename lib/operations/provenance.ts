import type { NewVersion } from "@/lib/data/articles";
import type { SnapshotRow } from "@/lib/data/snapshots";

/** Where a version's text came from, as the server knows it: never what a browser says of it. */
export function provenance(
  snapshot: SnapshotRow | null,
  fileName: string | null,
): Pick<NewVersion, "intake" | "fileName" | "mediaType" | "blobSha256" | "finalUrl"> {
  if (!snapshot) return { intake: "paste", fileName: null, mediaType: "text/plain", blobSha256: null, finalUrl: null };
  return {
    intake: snapshot.finalUrl ? "url" : "file",
    fileName,
    mediaType: snapshot.mediaType,
    blobSha256: snapshot.sha256,
    finalUrl: snapshot.finalUrl,
  };
}
