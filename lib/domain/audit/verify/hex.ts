const pairs = new Int16Array(2 ** 16).fill(-1);
for (let value = 0; value < 256; value++) {
  const [high, low] = [...value.toString(16).padStart(2, "0")].map((digit) => digit.charCodeAt(0)) as [number, number];
  pairs[(low << 8) | high] = value;
}
/** The byte that two lower-case hex digits stand for, by them as a little-endian number of 16 bits; −1: they are none. */
export const hexPair: Int16Array = pairs;

/** @param hex an even number of lower-case digits */
export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
}

export function toHex(bytes: Uint8Array): string {
  let hex = "";
  for (const byte of bytes) hex += (byte < 16 ? "0" : "") + byte.toString(16);
  return hex;
}
