import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkpointText, cosignedText, parseCheckpoint, vouchedBy } from "@/lib/domain/audit/note/checkpoint";
import { isSoundEd25519Key, noteKey, parseVerifierKey, writeVerifierKey } from "@/lib/domain/audit/note/keys";
import { parseNote, writeNote } from "@/lib/domain/audit/note/signed-note";
import type { Sha256 } from "@/lib/domain/audit/tree/hash";
import vectors from "../../../vectors/audit/ed25519.json" with { type: "json" };

const sha256: Sha256 = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
const spki = Buffer.from("302a300506032b6570032100", "hex");
const privateKey = (seed: Uint8Array) => createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });
const publicOf = (seed: Uint8Array): Uint8Array => createPublicKey(privateKey(seed)).export({ format: "der", type: "spki" }).subarray(12);
const verifyEd25519 = (key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
  verify(null, message, createPublicKey({ key: Buffer.concat([spki, key]), format: "der", type: "spki" }), signature);

const seed = Uint8Array.from({ length: 32 }, (_, at) => at);
const log = noteKey(sha256, "onus.example.org/log/demo", "note", publicOf(seed));
const checkpoint = { origin: log.name, size: 12345, root: Uint8Array.from(sha256(Buffer.from("root"))) };
const signed = (text: string) =>
  writeNote({ text, signatures: [{ name: log.name, keyId: log.id, signature: sign(null, Buffer.from(text), privateKey(seed)) }] });

test("RFC 8032's signatures hold, and none of them once a bit has changed", () => {
  for (const { publicKey, message, signature } of vectors.tests) {
    const [key, said, hand] = [publicKey, message, signature].map((hex) => Buffer.from(hex, "hex")) as [Buffer, Buffer, Buffer];
    expect(isSoundEd25519Key(key)).toBe(true);
    expect(verifyEd25519(key, said, hand)).toBe(true);
    hand[0]! ^= 1;
    expect(verifyEd25519(key, said, hand)).toBe(false);
  }
});

test("keys of low order, and keys not in their canonical form, are refused", () => {
  for (const hex of vectors.refusedKeys) expect([hex, isSoundEd25519Key(Buffer.from(hex, "hex"))]).toEqual([hex, false]);
  expect(isSoundEd25519Key(publicOf(seed).subarray(1))).toBe(false);
});

test("the example of C2SP signed-note's own key is read, and its id is its own", () => {
  const { vkey } = vectors.signedNote;
  const key = parseVerifierKey(sha256, vkey);
  expect(key && writeVerifierKey(key)).toBe(vkey);
  expect(parseVerifierKey(sha256, vkey.replace(/\+[0-9a-f]{8}\+/, "+00000000+"))).toBeNull();
});

test("the signature of the example note holds under its key", async () => {
  const note = parseNote(vectors.signedNote.note);
  const key = parseVerifierKey(sha256, vectors.signedNote.vkey);
  expect(note && key && (await vouchedBy(key, note, verifyEd25519))).toBe(true);
});

test("a note is read as it was written, and nothing that differs from it in a byte passes for signed", async () => {
  const note = signed(checkpointText(checkpoint));
  const read = parseNote(note)!;
  expect(writeNote(read)).toBe(note);
  expect(parseCheckpoint(read.text)).toEqual(checkpoint);
  expect(await vouchedBy(log, read, verifyEd25519)).toBe(true);
  await fc.assert(
    fc.asyncProperty(fc.nat(note.length - 1), fc.constantFrom("a", "\n", " ", "0", "=", ""), async (at, put) => {
      const changed = note.slice(0, at) + put + note.slice(at + 1);
      if (changed === note) return;
      const parsed = parseNote(changed);
      const vouched = parsed && (await vouchedBy(log, parsed, verifyEd25519));
      expect(vouched === true).toBe(false);
    }),
    { numRuns: 1500 },
  );
});

test("lines of other keys are let be; a false line of one's own makes the note worthless", async () => {
  const text = checkpointText(checkpoint);
  const other = { name: "witness.example.net", keyId: Uint8Array.of(1, 2, 3, 4), signature: Uint8Array.of(9) };
  const own = parseNote(signed(text))!.signatures[0]!;
  expect(await vouchedBy(log, { text, signatures: [other, own] }, verifyEd25519)).toBe(true);
  expect(await vouchedBy(log, { text, signatures: [other] }, verifyEd25519)).toBeNull();
  const wrong = { ...own, signature: own.signature.map((byte) => byte ^ 1) };
  expect(await vouchedBy(log, { text, signatures: [own, wrong] }, verifyEd25519)).toBe(false);
});

test("a witness vouches at a time, which is signed too", async () => {
  const witnessSeed = seed.toReversed();
  const witness = noteKey(sha256, "witness.example.net", "cosignature", publicOf(witnessSeed));
  const text = checkpointText(checkpoint);
  const seconds = 1_763_900_000;
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const hand = sign(null, Buffer.from(cosignedText(text, seconds)), privateKey(witnessSeed));
  const line = (at: Buffer) => ({ name: witness.name, keyId: witness.id, signature: Uint8Array.from([...at, ...hand]) });
  expect(await vouchedBy(witness, { text, signatures: [line(time)] }, verifyEd25519)).toBe(seconds);
  time.writeBigUInt64BE(BigInt(seconds + 1));
  expect(await vouchedBy(witness, { text, signatures: [line(time)] }, verifyEd25519)).toBe(false);
});

test("sizes are written in one way only, and roots too", () => {
  const root = "A".repeat(43) + "=";
  for (const size of ["01", "+1", "1e3", "-1", " 1", "", "9007199254740993", "1.0"])
    expect([size, parseCheckpoint(`log\n${size}\n${root}\n`)]).toEqual([size, null]);
  expect(parseCheckpoint(`log\n0\n${root}\n`)).toMatchObject({ size: 0 });
  expect(parseCheckpoint(`log\n0\n${"A".repeat(42)}B=\n`)).toBeNull();
  expect(parseCheckpoint(`log\n7\n${root}\nan extension\n`)).toMatchObject({ size: 7 });
  expect(parseCheckpoint(`log\n7\n${root}\n\n`)).toBeNull();
  expect(parseCheckpoint(`\n7\n${root}\n`)).toBeNull();
});
