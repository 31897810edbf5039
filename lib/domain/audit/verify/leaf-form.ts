import type { Leaf } from "../leaf";
import { isKeyName } from "../note/signed-note";
import { maxLeafBytes } from "./limits";
import { decodeUtf8, hasExactly, isHash, isObject, parseCanonical } from "./strict-json";

const words = "[a-z]+(?:-[a-z]+)*";
const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const rules: Record<string, RegExp> = {
  act: new RegExp(`^${words}\\.${words}$`),
  actor: /^[a-z0-9][a-z0-9:.-]{0,63}$/,
  id: new RegExp(`^${uuid}$`),
  obj: new RegExp(`^${words}/${uuid}$`),
  ts: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
};
export const partName = new RegExp(`^${words}$`);

/** A log's name: without white space or `+`, at most 200 bytes of UTF-8. */
export function isOrigin(text: string): boolean {
  return isKeyName(text) && new TextEncoder().encode(text).length <= 200;
}

/** A moment that the calendar knows. */
const isMoment = (text: string): boolean => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;

/** Reads a leaf as docs/audit-format.md §2 has it, or says what is wrong with it. */
export function readLeaf(bytes: Uint8Array): Leaf | string {
  if (bytes.length > maxLeafBytes) return `is longer than ${maxLeafBytes} bytes`;
  const text = decodeUtf8(bytes);
  if (text === null) return "is no UTF-8";
  const leaf = parseCanonical(text);
  if (leaf === undefined) return "is not in canonical form (RFC 8785)";
  if (!hasExactly(leaf, ["act", "actor", "id", "log", "obj", "parts", "prev", "ts", "v", "ver"]))
    return "has not exactly the members of an entry";
  for (const [member, rule] of Object.entries(rules)) {
    const value = leaf[member];
    if (typeof value !== "string" || !rule.test(value)) return `has no right “${member}”`;
  }
  if (!isMoment(leaf.ts as string)) return "has no right “ts”";
  if (typeof leaf.log !== "string" || !isOrigin(leaf.log)) return "has no right “log”";
  if (!isObject(leaf.parts) || !Object.entries(leaf.parts).every(([name, hash]) => partName.test(name) && isHash(hash)))
    return "has no right “parts”";
  if (leaf.prev !== null && !isHash(leaf.prev)) return "has no right “prev”";
  if (leaf.v !== 1) return "is not of version 1";
  if (!Number.isSafeInteger(leaf.ver) || (leaf.ver as number) < 1) return "has no right “ver”";
  return leaf as unknown as Leaf;
}
