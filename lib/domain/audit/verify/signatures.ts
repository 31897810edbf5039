import { vouchedBy, type VerifyEd25519 } from "../note/checkpoint";
import type { NoteKey } from "../note/keys";
import type { SignedNote } from "../note/signed-note";
import { toHex } from "./hex";
import { tampered, type Problem } from "./outcome";

/** The group's order, RFC 8032 §5.1, as the little-endian bytes of S. */
const order = 2n ** 252n + 27742317777372353535851937790883648493n;

/** An Ed25519 signature has 64 bytes and an S below the group's order: some libraries take others, so that one signature has many forms. */
function isCanonical(signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  let s = 0n;
  for (let at = 63; at >= 32; at--) s = (s << 8n) | BigInt(signature[at]!);
  return s < order;
}

export const keyLabel = (key: NoteKey): string => `${key.name}+${toHex(key.id)}`;

/** Which of these keys signed the note. @throws Refused (tampered) when a line under one of them does not hold */
export async function signersOf(
  verify: VerifyEd25519,
  note: SignedNote,
  keys: readonly NoteKey[],
  where: Omit<Problem, "what">,
): Promise<NoteKey[]> {
  const strict: VerifyEd25519 = (key, message, signature) => isCanonical(signature) && verify(key, message, signature);
  const signers: NoteKey[] = [];
  for (const key of keys) {
    const vouched = await vouchedBy(key, note, strict);
    if (vouched === false) throw tampered(`The signature by ${keyLabel(key)} does not hold.`, where);
    if (vouched !== null) signers.push(key);
  }
  return signers;
}
