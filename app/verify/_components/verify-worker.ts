import { hashRange, newHasher, sha256, verifyEd25519 } from "@/app/_ui/browser-crypto";
import { crc32 } from "@/lib/domain/audit/verify/crc";
import type { ByteSource, Environment } from "@/lib/domain/audit/verify/environment";
import { leafWorker } from "@/lib/domain/audit/verify/leaf-worker";
import { webDigest, webVerifySignature } from "@/lib/domain/audit/verify/tokens/web-signatures";
import { verifyBundle } from "@/lib/domain/audit/verify/verify";
import type { Told, Work } from "./work";

/** Between two words on how far it is. */
const quietMs = 100;

const tell = (told: Told): void => globalThis.postMessage(told);

globalThis.addEventListener("message", ({ data: { bundle, policy } }: MessageEvent<Work>) => {
  const read: ByteSource["read"] = async (offset, length) => new Uint8Array(await bundle.slice(offset, offset + length).arrayBuffer());
  let toldAt = 0;
  const environment: Environment = {
    sha256,
    hasher: newHasher,
    crc32,
    verifyEd25519,
    digest: webDigest,
    verifySignature: webVerifySignature,
    leaves: leafWorker(async (offset, bytes) => bytes.set(await read(offset, bytes.length)), crc32, hashRange),
    progress: (progress) => {
      if (performance.now() - toldAt < quietMs) return;
      toldAt = performance.now();
      tell({ progress });
    },
  };
  void verifyBundle(environment, { size: bundle.size, read }, policy).then(tell);
});
