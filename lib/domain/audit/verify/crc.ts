const polynomial = 0xedb88320;

/** Four tables, for four bytes at a time: as is common for CRC-32 (ISO 3309, the one of ZIP). */
const tables = [0, 1, 2, 3].map(() => new Uint32Array(256));
for (let n = 0; n < 256; n++) {
  let crc = n;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
  tables[0]![n] = crc >>> 0;
}
for (let at = 1; at < 4; at++)
  for (let n = 0; n < 256; n++) {
    const before = tables[at - 1]![n]!;
    tables[at]![n] = (before >>> 8) ^ tables[0]![before & 0xff]!;
  }
const [t0, t1, t2, t3] = tables as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];

/** CRC-32 of bytes that follow others. @param before theirs, or 0 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  let at = 0;
  for (const last = bytes.length - 3; at < last; at += 4) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    crc = t3[crc & 0xff]! ^ t2[(crc >>> 8) & 0xff]! ^ t1[(crc >>> 16) & 0xff]! ^ t0[crc >>> 24]!;
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ t0[(crc ^ bytes[at]!) & 0xff]!;
  return ~crc >>> 0;
}

/** The product of two polynomials over GF(2), modulo the CRC's; the highest bit is x^0. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 31; bit >= 0; bit--) {
    if ((a >>> bit) & 1) product ^= b;
    b = b & 1 ? (b >>> 1) ^ polynomial : b >>> 1;
  }
  return product >>> 0;
}

/** The CRC-32 of two runs of bytes out of theirs: that of the first, moved on by the length of the second. */
export function joinCrc32(first: number, second: number, secondLength: number): number {
  let moved = first;
  // x^8 for a byte, squared for each binary digit of the length.
  for (let rest = secondLength, power = 1 << 23; rest > 0; rest = Math.floor(rest / 2), power = times(power, power))
    if (rest % 2 === 1) moved = times(moved, power);
  return (moved ^ second) >>> 0;
}
