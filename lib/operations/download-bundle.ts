import { bundleFor } from "@/lib/data/bundles";
import { readByteRange } from "@/lib/domain/byte-range";
import { attachment } from "@/lib/domain/exports/download-name";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { openBundle } from "@/lib/gateways/bundles/read-bundle";

/** An answer in the terms of HTTP: a bundle's file, or the part of it that was asked for. */
export type BundleAnswer = { status: 200 | 206 | 416; headers: Record<string, string>; body: ReadableStream<Uint8Array> | null };

/**
 * A bundle for whoever may ask for it now, whole or from where a download was broken off (RFC 9110 §14). It reads only, so it has no event: that it was made is on record.
 * @param asked the request's Range and If-Range @throws Refusal `not-found`, `forbidden`; `unavailable` where it is not ready, or no longer kept
 */
export async function downloadBundle(
  viewer: Viewer,
  bundleId: string,
  asked: { range: string | null; ifRange: string | null },
): Promise<BundleAnswer> {
  const bundle = await bundleFor(viewer, bundleId);
  if (bundle.state !== "ready") throw new Refusal("unavailable", { detail: "This bundle is not ready." });
  const file = await openBundle(viewer.workspaceId, bundleId);
  if (!file) throw new Refusal("unavailable", { detail: "This server does not have the bundle's file. Ask for a new one." });
  const etag = `"${bundleId}-${file.size}"`;
  const range = asked.ifRange === null || asked.ifRange === etag ? readByteRange(asked.range, file.size) : null;
  const title = `Onus bundle ${bundle.title ?? viewer.workspace.name} ${(bundle.readyAt ?? bundle.createdAt).slice(0, 10)}`;
  const headers = {
    "content-type": "application/zip",
    "content-disposition": attachment(title, ".zip"),
    "accept-ranges": "bytes",
    etag,
    "cache-control": "private, no-cache",
    vary: "cookie",
    "x-content-type-options": "nosniff",
  };
  if (range === "none") {
    await file.close();
    return { status: 416, headers: { ...headers, "content-range": `bytes */${file.size}` }, body: null };
  }
  if (range === null) return { status: 200, headers: { ...headers, "content-length": String(file.size) }, body: file.stream(null) };
  const part = { "content-range": `bytes ${range.from}-${range.to}/${file.size}`, "content-length": String(range.to - range.from + 1) };
  return { status: 206, headers: { ...headers, ...part }, body: file.stream(range) };
}
