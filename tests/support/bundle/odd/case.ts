import { madeKey, type MadeKey, signatureLine, signedCheckpoint } from "../keys";
import { logKey, madeLog, origin, policy, witness } from "../made-bundle";
import { type MadeFile, writeZip } from "../write-zip";

/** A bundle and a policy that two verifiers must judge alike. */
export type Case = { name: string; bytes: Buffer; policy: string };

export const one = (name: string, files: readonly MadeFile[], trusted = policy()): Case => ({
  name,
  bytes: writeZip(files),
  policy: trusted,
});

export const unknown = madeKey("unknown.example.org", 9);
/** The made log, to be added to by nobody. */
export const right = madeLog();
/** A checkpoint of the made log. */
export const keptOf = (size: number, root: Uint8Array, keys: readonly MadeKey[] = [logKey]): string =>
  signedCheckpoint(origin, size, root, keys);
/** A note with a line by the witness that does not hold. */
export const wrongLine = (note: string): string => {
  const signature = signatureLine(witness, "something else\n");
  return `${note}— ${witness.name} ${Buffer.concat([signature.keyId, signature.signature]).toString("base64")}\n`;
};
