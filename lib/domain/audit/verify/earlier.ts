import { fromBase64 } from "../note/base64";
import type { NoteKey } from "../note/keys";
import { sameBytes } from "../tree/hash";
import { provesConsistency } from "../tree/verify";
import type { Environment } from "./environment";
import { readCheckpoint, type SignedCheckpoint } from "./head";
import { Findings, malformed, Refused, tampered } from "./outcome";
import { signersOf } from "./signatures";
import { decodeUtf8, hasExactly, parseCanonical } from "./strict-json";
import type { TreeIndex } from "./tree-index";

const file = "earlier.jsonl";

/** Step 7 of §7: what was signed before is the beginning of this log. @returns the text of each checkpoint by its size. @throws Refused */
export async function checkEarlier(
  environment: Environment,
  lines: AsyncIterable<Uint8Array[]>,
  head: SignedCheckpoint,
  tree: TreeIndex,
  keys: readonly NoteKey[],
): Promise<Map<number, string>> {
  const findings = new Findings();
  const texts = new Map<number, string>();
  let [number, last] = [0, -1];
  for await (const some of lines) {
    for (const bytes of some) {
      number++;
      const line = readEarlier(bytes);
      if (!line) throw malformed(`Line ${number} is no earlier checkpoint.`, { file });
      const { note, checkpoint, proof } = line;
      const { origin, size, root } = checkpoint;
      if (size <= last || size >= head.checkpoint.size)
        throw malformed(`Line ${number} is out of order, or not earlier than the bundle's checkpoint.`, { file });
      last = size;
      texts.set(size, note.text);
      const claim = { first: size, firstRoot: root, second: head.checkpoint.size, secondRoot: head.checkpoint.root, proof };
      if (origin !== head.checkpoint.origin) findings.add(1, tampered(`Line ${number} is of another log.`, { file }));
      else if (!sameBytes(root, tree.rootAt(size)))
        findings.add(1, tampered(`Line ${number}: the log was another one when it had ${size} entries.`, { file }));
      else if (!provesConsistency(environment.sha256, claim))
        findings.add(1, tampered(`The proof of line ${number} does not hold.`, { file }));
      else
        await signersOf(environment.verifyEd25519, note, keys, { file }).catch((error: unknown) => {
          if (!(error instanceof Refused)) throw error;
          findings.add(1, tampered(`Line ${number}: ${error.problem.what}`, { file }));
        });
    }
  }
  findings.judge();
  return texts;
}

function readEarlier(bytes: Uint8Array): (SignedCheckpoint & { proof: Uint8Array[] }) | null {
  const text = decodeUtf8(bytes);
  const value = text === null ? undefined : parseCanonical(text);
  if (!hasExactly(value, ["note", "proof"]) || typeof value.note !== "string" || !Array.isArray(value.proof)) return null;
  const read = readCheckpoint(value.note);
  const proof = value.proof.map((hash) => (typeof hash === "string" ? fromBase64(hash) : null));
  return read && proof.every((hash) => hash?.length === 32) ? { ...read, proof: proof as Uint8Array[] } : null;
}
