/** What the commitment to a part is the SHA-256 of, in pieces: 0x02 ‖ u16be(len name) ‖ name ‖ salt[32] ‖ u64be(len payload) ‖ payload. */
export function partPreimage(name: string, salt: Uint8Array, payload: Uint8Array): Uint8Array[] {
  if (salt.length !== 32) throw new RangeError("a salt has 32 bytes");
  const nameBytes = new TextEncoder().encode(name);
  const head = new Uint8Array(3);
  head[0] = 2;
  new DataView(head.buffer).setUint16(1, nameBytes.length);
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(payload.length));
  return [head, nameBytes, salt, length, payload];
}
