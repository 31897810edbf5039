import { createHash } from "node:crypto";
import { type Readable, Transform } from "node:stream";
import { BlobCorrupted } from "./blob-store";

/** The same bytes, piece by piece; fails at their end, as BlobCorrupted, where they do not have this hash. */
export function verified(source: Readable, sha256: string): Readable {
  const hash = createHash("sha256");
  const check = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      done(hash.digest("hex") === sha256 ? null : new BlobCorrupted(sha256));
    },
  });
  source.on("error", (error) => check.destroy(error));
  check.on("close", () => source.destroy());
  return source.pipe(check);
}
