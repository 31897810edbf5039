/**
 * UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits.
 * @param nowMs milliseconds since 1970 @param random 10 random bytes
 */
export function uuidV7(nowMs: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(nowMs / 2 ** (8 * (5 - i))) % 256;
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * Ids of one moment that sort in the order in which they were made (RFC 9562 §6.2, method 1: 26 bits of counter before
 * 48 random bits), so that what one operation stores and tells keeps its order.
 */
export function uuidV7Sequence(nowMs: number, random: (bytes: number) => Uint8Array): () => string {
  let count = 0;
  return () => {
    const bytes = random(10);
    bytes.set([(count >> 22) & 0x0f, (count >> 14) & 0xff, (count >> 8) & 0x3f, count & 0xff]);
    count++;
    return uuidV7(nowMs, bytes);
  };
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export function isUuid(value: string): boolean {
  return uuidPattern.test(value);
}
