import { hashRange, nodeCrypto } from "@/bin/verify/node-crypto";
import type { ByteSource } from "@/lib/domain/audit/verify/environment";
import { leafWorker } from "@/lib/domain/audit/verify/leaf-worker";
import { verifyBundle } from "@/lib/domain/audit/verify/verify";

export function memorySource(bytes: Buffer): ByteSource {
  return { size: bytes.length, read: async (offset, length) => Uint8Array.from(bytes.subarray(offset, offset + length)) };
}

/** What the verifier says of these bytes, without threads. */
export function verified(bytes: Buffer, policy: string | null): ReturnType<typeof verifyBundle> {
  const source = memorySource(bytes);
  return verifyBundle(
    {
      ...nodeCrypto,
      leaves: leafWorker((offset, into) => into.set(bytes.subarray(offset, offset + into.length)), nodeCrypto.crc32, hashRange),
    },
    source,
    policy,
  );
}
