import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { Refusal } from "@/lib/domain/problems";

export type Progress = { receivedBytes: number; totalBytes: number | null };

const maxEncodings = 2;

/**
 * The body with its Content-Encoding undone. Both the bytes on the wire and the decoded ones are held to `maxBytes`
 * as they come, so that a compressed bomb is dropped at the limit and never unfolded (`too-large`).
 */
export async function readDecoded(
  body: Readable,
  contentEncoding: string,
  limit: { maxBytes: number; totalBytes: number | null },
  onProgress?: (progress: Progress) => void,
): Promise<Uint8Array> {
  if (limit.totalBytes !== null && limit.totalBytes > limit.maxBytes) throw tooLarge(limit.maxBytes);
  const chunks: Uint8Array[] = [];
  const onWire = counter(limit.maxBytes, (receivedBytes) => {
    onProgress?.({ receivedBytes, totalBytes: limit.totalBytes });
  });
  const decoded = counter(limit.maxBytes);
  decoded.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  await pipeline([body, onWire, ...decoders(contentEncoding), decoded]);
  return new Uint8Array(Buffer.concat(chunks));
}

/** Passes bytes on, up to the limit. */
function counter(maxBytes: number, onCount?: (bytes: number) => void): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) return done(tooLarge(maxBytes));
      onCount?.(bytes);
      done(null, chunk);
    },
  });
}

/** RFC 9110 8.4: codings are listed in the order in which they were applied. */
function decoders(contentEncoding: string): Transform[] {
  const codings = contentEncoding
    .split(",")
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== "" && coding !== "identity");
  if (codings.length > maxEncodings) throw unknownEncoding(contentEncoding);
  return codings.toReversed().map((coding) => {
    if (coding === "gzip" || coding === "x-gzip") return createGunzip();
    if (coding === "deflate") return createInflate();
    if (coding === "br") return createBrotliDecompress();
    throw unknownEncoding(contentEncoding);
  });
}

function unknownEncoding(contentEncoding: string): Refusal {
  return new Refusal("unreadable", {
    detail: `The server sent the page packed in a way that cannot be undone here (${contentEncoding.slice(0, 60)}).`,
  });
}

function tooLarge(maxBytes: number): Refusal {
  const limit = maxBytes < 1024 ** 2 ? `${Math.round(maxBytes / 1024)} kB` : `${Math.round(maxBytes / 1024 ** 2)} MB`;
  return new Refusal("too-large", { detail: `The page is larger than ${limit}.` });
}
