import { Refusal } from "@/lib/domain/problems";
import { freezeSnapshotOperation } from "@/lib/operations/freeze-snapshot";
import { refuseForeignOrigin } from "@/lib/pipeline/origin";
import { readBody } from "@/lib/pipeline/read-body";
import { problemResponse } from "@/lib/pipeline/route-problem";
import { run } from "@/lib/pipeline/run";
import { viewerOf } from "@/lib/pipeline/session";
import { mayAnalyse } from "@/lib/domain/policy";

const maxUploadBytes = 20 * 1024 * 1024;

/** Takes a file's bytes as the request's body, so that the browser can show how far the upload has come. */
export async function POST(request: Request, { params }: { params: Promise<{ workspace: string }> }): Promise<Response> {
  try {
    refuseForeignOrigin(request.headers);
    const viewer = await viewerOf((await params).workspace);
    // Before the body is read: who may not freeze a snapshot need not send one.
    if (!mayAnalyse(viewer)) throw new Refusal("forbidden");
    const bytes = await readBody(request, maxUploadBytes);
    const result = await run(freezeSnapshotOperation, viewer, {
      intake: "file",
      fileName: decodeName(request.headers.get("x-file-name")),
      mediaType: request.headers.get("content-type") ?? "",
      bytes,
    });
    return result.ok ? Response.json(result) : problemResponse(result.problem);
  } catch (error) {
    return problemResponse(error);
  }
}

function decodeName(header: string | null): string {
  try {
    return decodeURIComponent(header ?? "");
  } catch {
    return "";
  }
}
