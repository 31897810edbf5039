import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { expect, test } from "vitest";
import { checkEntry, type ProvedEntry } from "@/lib/domain/audit/check-entry";
import { leafBytes, leafHash, makePart } from "@/lib/domain/audit/leaf";
import { toBase64 } from "@/lib/domain/audit/note/base64";
import { checkpointText, type VerifyEd25519 } from "@/lib/domain/audit/note/checkpoint";
import { noteKey, writeVerifierKey } from "@/lib/domain/audit/note/keys";
import { writeNote } from "@/lib/domain/audit/note/signed-note";
import { append, emptyFrontier, rootOf } from "@/lib/domain/audit/tree/frontier";
import type { Sha256 } from "@/lib/domain/audit/tree/hash";
import { inclusionRanges, proofOf } from "@/lib/domain/audit/tree/proofs";

const sha256: Sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const spki = Buffer.from("302a300506032b6570032100", "hex");
const holds: VerifyEd25519 = (key, message, signature) =>
  verify(null, message, createPublicKey({ key: Buffer.concat([spki, key]), format: "der", type: "spki" }), signature);

const origin = "onus.example/log";
const part = makePart("after", { statement: "The bridge was closed." }, new Uint8Array(32).fill(7));

/** The third of five entries, with its proof under a checkpoint of all five. */
function proved(): ProvedEntry {
  const leaves = Array.from({ length: 5 }, (_, i) =>
    leafBytes({
      act: "claim.created",
      actor: "p-abcdefghij",
      id: `019a0000-0000-7000-8000-00000000000${i}`,
      log: origin,
      obj: `claim/019a0000-0000-7000-8000-00000000001${i}`,
      parts: i === 2 ? { after: Buffer.from(part.commitment).toString("hex") } : {},
      prev: null,
      ts: "2026-01-31T09:30:00.000Z",
      v: 1,
      ver: 1,
    }),
  );
  const nodes = new Map<string, Uint8Array>();
  let frontier = emptyFrontier;
  for (const leaf of leaves) {
    const next = append(sha256, frontier, leafHash(leaf));
    for (const { level, index, hash } of next.completed) nodes.set(`${level}/${index}`, hash);
    frontier = next.frontier;
  }
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const key = noteKey(sha256, origin, "note", publicKey.export({ format: "der", type: "spki" }).subarray(-32));
  const text = checkpointText({ origin, size: 5, root: rootOf(sha256, frontier) });
  const signature = sign(null, Buffer.from(text), privateKey);
  const path = proofOf(sha256, inclusionRanges(2, 5), ({ level, index }) => nodes.get(`${level}/${index}`)!);
  return {
    leaf: new TextDecoder().decode(leaves[2]),
    index: 2,
    note: writeNote({ text, signatures: [{ name: key.name, keyId: key.id, signature }] }),
    key: writeVerifierKey(key),
    path: path.map(toBase64),
    parts: [{ name: part.name, payload: new TextDecoder().decode(part.payload), salt: Buffer.from(part.salt).toString("hex") }],
  };
}

const outcome = async (proof: ProvedEntry): Promise<boolean[]> => (await checkEntry(sha256, holds, proof)).map((check) => check.holds);

test("an entry holds: its content, its place in the tree, the checkpoint's signature", async () => {
  expect(await outcome(proved())).toEqual([true, true, true]);
});

test("whatever of it is changed, it no longer holds, and which thing is told", async () => {
  const proof = proved();
  const [words] = proof.parts;
  const changed = { ...words!, payload: words!.payload.replace("closed", "opened") };
  expect(await outcome({ ...proof, parts: [changed] })).toEqual([false, true, true]);
  expect(await outcome({ ...proof, leaf: proof.leaf.replace("p-abc", "p-xbc") })).toEqual([true, false, true]);
  expect(await outcome({ ...proof, index: 1 })).toEqual([true, false, true]);
  expect(await outcome({ ...proof, path: proof.path.slice(1) })).toEqual([true, false, true]);
  expect(await outcome({ ...proof, note: proof.note.replace("\n5\n", "\n6\n") })).toEqual([true, true, false]);
  expect(await outcome({ ...proof, key: proved().key })).toEqual([true, true, false]);
  expect(await outcome({ ...proof, leaf: "[]", note: "nothing", path: ["-"], key: "none" })).toEqual([false, false, false]);
});
