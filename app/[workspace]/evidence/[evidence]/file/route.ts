import { Readable } from "node:stream";
import { snapshotOfEvidence } from "@/lib/data/evidence-list";
import { Refusal } from "@/lib/domain/problems";
import { workspaceBlobs } from "@/lib/gateways/blobs/workspace-blobs";
import { readRoute } from "@/lib/pipeline/read-route";

/** The frozen bytes, as a download that no browser will run. */
export const GET = readRoute<{ evidence: string }>(
  async (viewer, { evidence }) => {
    const { sha256, byteLength } = await snapshotOfEvidence(viewer, evidence);
    const stream = await workspaceBlobs(viewer.workspaceId).stream(sha256);
    if (!stream) throw new Refusal("unavailable", { detail: "The stored file is missing, or was erased. Its hash is still on record." });
    return new Response(Readable.toWeb(stream) as ReadableStream, {
      headers: {
        "content-type": "application/octet-stream",
        "content-length": String(byteLength),
        "content-disposition": `attachment; filename="${sha256}"`,
        "content-security-policy": "sandbox; default-src 'none'",
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  },
  ["evidence"],
);
