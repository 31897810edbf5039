/** Bytes of a file, both ends included. */
export type ByteRange = { from: number; to: number };

/**
 * What a Range header asks for of a file of `size` bytes, RFC 9110 §14.1.2; one range only. null: the whole file (nothing asked, or what need not be understood);
 * "none": no such bytes.
 */
export function readByteRange(header: string | null, size: number): ByteRange | "none" | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!found || (found[1] === "" && found[2] === "")) return null;
  const [first, last] = [found[1]!, found[2]!].map((each) => (each === "" ? null : Number(each)));
  if (first === null) return last === 0 || size === 0 ? "none" : { from: Math.max(0, size - last!), to: size - 1 };
  if (last !== null && last! < first!) return null;
  return first! >= size ? "none" : { from: first!, to: Math.min(last ?? size - 1, size - 1) };
}
