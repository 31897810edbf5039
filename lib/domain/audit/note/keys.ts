import type { Sha256 } from "../tree/hash";
import { fromBase64, toBase64 } from "./base64";
import { isKeyName } from "./signed-note";

/** What a key of this kind signs: a note's text, or (tlog-cosignature) a note's text at a time. */
export const keyAlgorithms = { note: 1, cosignature: 4 } as const;
export type KeyAlgorithm = keyof typeof keyAlgorithms;

/** A public Ed25519 key under the name that it signs with. `id`: 4 bytes. */
export type NoteKey = { name: string; algorithm: KeyAlgorithm; id: Uint8Array; publicKey: Uint8Array };

/** C2SP signed-note: the first four bytes of SHA-256(name ‖ 0x0A ‖ algorithm ‖ public key). */
export function noteKey(sha256: Sha256, name: string, algorithm: KeyAlgorithm, publicKey: Uint8Array): NoteKey {
  const id = sha256(new TextEncoder().encode(name), Uint8Array.of(0x0a, keyAlgorithms[algorithm]), publicKey).subarray(0, 4);
  return { name, algorithm, id: Uint8Array.from(id), publicKey };
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** As keys are handed around (C2SP signed-note vkey): `name+keyid+base64(algorithm ‖ public key)`. */
export function writeVerifierKey({ name, algorithm, id, publicKey }: NoteKey): string {
  return `${name}+${hexOf(id)}+${toBase64(Uint8Array.of(keyAlgorithms[algorithm], ...publicKey))}`;
}

/** Reads such a key. null: it is none, its id is not its own, or its key is none that may be trusted. */
export function parseVerifierKey(sha256: Sha256, written: string): NoteKey | null {
  const found = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(written);
  const bytes = found && fromBase64(found[3]!);
  if (!found || !isKeyName(found[1]!) || !bytes || bytes.length !== 33) return null;
  const algorithm = (Object.keys(keyAlgorithms) as KeyAlgorithm[]).find((each) => keyAlgorithms[each] === bytes[0]);
  const publicKey = bytes.subarray(1);
  if (!algorithm || !isSoundEd25519Key(publicKey)) return null;
  const key = noteKey(sha256, found[1]!, algorithm, publicKey);
  return hexOf(key.id) === found[2] ? key : null;
}

const p = 2n ** 255n - 19n;
const orderEight = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;
/** The y of the points of order 4, 1, 2 and 8 on edwards25519: with such a key, signatures that pass for it can be made up. */
const lowOrder = new Set([0n, 1n, p - 1n, orderEight, p - orderEight]);

const modulo = (n: bigint): bigint => ((n % p) + p) % p;
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n, square = modulo(square * square))
    if (rest & 1n) result = modulo(result * square);
  return result;
}
const d = modulo(-121665n * power(121666n, p - 2n));

/** Whether the curve has a point at this y: −x² + y² = 1 + dx²y² (RFC 8032 §5.1), by Euler's criterion. */
function isOnCurve(y: bigint): boolean {
  const square = modulo((y * y - 1n) * (d * y * y + 1n));
  return square === 0n || power(square, (p - 1n) / 2n) === 1n;
}

/** Whether 32 bytes are the canonical form (RFC 8032 §5.1.3) of an Ed25519 key that is of no low order. Node takes others. */
export function isSoundEd25519Key(publicKey: Uint8Array): boolean {
  if (publicKey.length !== 32) return false;
  let y = 0n;
  for (let at = 31; at >= 0; at--) y = (y << 8n) | BigInt(at === 31 ? publicKey[31]! & 0x7f : publicKey[at]!);
  return y < p && !lowOrder.has(y) && isOnCurve(y);
}
