/** SHA-256 of the concatenation of its arguments; handed in, so that the same code runs on Node and in a browser. */
export type Sha256 = (...parts: readonly Uint8Array[]) => Uint8Array;

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** RFC 9162 §2.1.1: SHA-256(0x00 ‖ entry). */
export const hashLeaf = (sha256: Sha256, entry: Uint8Array): Uint8Array => sha256(leafPrefix, entry);
/** RFC 9162 §2.1.1: SHA-256(0x01 ‖ left ‖ right). */
export const hashNode = (sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array => sha256(nodePrefix, left, right);
/** RFC 9162 §2.1.1: the root of a tree without leaves. */
export const emptyRoot = (sha256: Sha256): Uint8Array => sha256();

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
