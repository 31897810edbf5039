import { type Json } from "./json";
import type { Leaf } from "./leaf";
import { fromBase64 } from "./note/base64";
import { parseCheckpoint, type VerifyEd25519, vouchedBy } from "./note/checkpoint";
import { parseVerifierKey } from "./note/keys";
import { parseNote } from "./note/signed-note";
import { partPreimage } from "./part-preimage";
import { hashLeaf, type Sha256 } from "./tree/hash";
import { provesInclusion } from "./tree/verify";

/** An entry with all that is needed to check it. */
export type ProvedEntry = {
  /** Text of the leaf, as stored. */
  leaf: string;
  index: number;
  /** The checkpoint that covers it. */
  note: string;
  /** The key, a C2SP vkey, that is to have signed it. */
  key: string;
  /** Inclusion proof in the checkpoint's tree, from the leaf upwards: base64. */
  path: string[];
  /** What of its content the reader may see. `salt`: hex. */
  parts: { name: string; payload: string; salt: string }[];
};

/** One thing that was recomputed. */
export type Check = { what: string; holds: boolean };

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Recomputes an entry: its content against its leaf, its leaf against the tree, the tree's root against the signed checkpoint. */
export async function checkEntry(sha256: Sha256, verify: VerifyEd25519, proof: ProvedEntry): Promise<Check[]> {
  const leaf = parsedLeaf(proof.leaf);
  const checks: Check[] = proof.parts.map(({ name, payload, salt }) => ({
    what: `The part “${name}” is what the entry commits to`,
    holds: leaf?.parts[name] === hex(sha256(...partPreimage(name, unhex(salt), utf8(payload)))),
  }));
  const note = parseNote(proof.note);
  const checkpoint = note && parseCheckpoint(note.text);
  const path = proof.path.map(fromBase64);
  checks.push({
    what: `The entry stands at #${proof.index} of the tree that the checkpoint names`,
    holds:
      checkpoint !== null &&
      leaf?.log === checkpoint.origin &&
      path.every((hash) => hash !== null) &&
      provesInclusion(sha256, { ...checkpoint, index: proof.index, leaf: hashLeaf(sha256, utf8(proof.leaf)), path }),
  });
  const key = parseVerifierKey(sha256, proof.key);
  checks.push({
    what: "The checkpoint is signed by the log’s key",
    holds: note !== null && key !== null && key.name === checkpoint?.origin && (await vouchedBy(key, note, verify)) === true,
  });
  return checks;
}

function parsedLeaf(text: string): Leaf | null {
  try {
    const leaf = JSON.parse(text) as Json;
    return typeof leaf === "object" && leaf !== null && !Array.isArray(leaf) && typeof leaf.parts === "object" ? (leaf as Leaf) : null;
  } catch {
    return null;
  }
}
