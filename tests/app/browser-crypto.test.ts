import { createHash, randomBytes, sign } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import { expect, test } from "vitest";
import { hashRange, newHasher, sha256, verifyEd25519 } from "@/app/_ui/browser-crypto";
import * as node from "@/bin/verify/node-crypto";
import { madeKey } from "../support/bundle/keys";
import vectors from "../vectors/audit/ed25519.json" with { type: "json" };

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));

test("a browser hashes as Node does: at once, in pieces, and a run of bytes", () => {
  const bytes = Uint8Array.from(randomBytes(500));
  const expected = createHash("sha256").update(bytes).digest();
  const hasher = newHasher();
  for (const from of [0, 1, 64, 300]) hasher.update(bytes.subarray(from, from === 0 ? 1 : from === 1 ? 64 : from === 64 ? 300 : 500));
  const runs = [hashRange, node.hashRange].map((each) => {
    const into = new Uint8Array(40);
    each(Uint8Array.of(9, ...bytes, 9), 1, 501, into, 4);
    return Buffer.from(into);
  });
  expect([Buffer.from(sha256(bytes.subarray(0, 9), bytes.subarray(9))), Buffer.from(hasher.digest()), runs[0]!.subarray(4, 36)]).toEqual([
    expected,
    expected,
    expected,
  ]);
  expect(runs[0]).toEqual(runs[1]);
});

test("RFC 8032's signatures hold in a browser as on Node, and not once a bit has changed", async () => {
  for (const { publicKey, message, signature } of vectors.tests) {
    const right = bytesOf(signature);
    expect(await verifyEd25519(bytesOf(publicKey), bytesOf(message), right)).toBe(true);
    for (let bit = 0; bit < 512; bit += 37) {
      const wrong = Uint8Array.from(right, (byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      const both = [
        await verifyEd25519(bytesOf(publicKey), bytesOf(message), wrong),
        await node.nodeCrypto.verifyEd25519(bytesOf(publicKey), bytesOf(message), wrong),
      ];
      expect(both).toEqual([false, false]);
    }
  }
});

test("a signature that holds only after multiplying by the cofactor holds neither here nor there", async () => {
  const { Point, utils } = ed25519;
  const lowOrder = Point.fromBytes(bytesOf(vectors.refusedKeys[2]!));
  const key = madeKey("log", 4);
  const message = Buffer.from("text");
  expect(await verifyEd25519(Uint8Array.from(key.publicKey), message, sign(null, message, key.private))).toBe(true);
  const { scalar } = utils.getExtendedPublicKey(new Uint8Array(32).fill(4));
  const r = Point.BASE.multiply(12345n).add(lowOrder).toBytes();
  const challenge = BigInt(
    `0x${Buffer.from(createHash("sha512").update(r).update(key.publicKey).update(message).digest()).reverse().toString("hex")}`,
  );
  const s = (12345n + (challenge % Point.Fn.ORDER) * scalar) % Point.Fn.ORDER;
  const signature = Uint8Array.from([...r, ...Buffer.from(s.toString(16).padStart(64, "0"), "hex").reverse()]);
  expect(ed25519.verify(signature, message, Uint8Array.from(key.publicKey), { zip215: false })).toBe(true);
  expect([
    await verifyEd25519(key.publicKey, message, signature),
    await node.nodeCrypto.verifyEd25519(key.publicKey, message, signature),
  ]).toEqual([false, false]);
});
