import { createHash } from "node:crypto";

const base32 = "abcdefghijklmnopqrstuvwxyz234567";

/** A member's name in the log. @param random 10 random bytes, of which 50 bits are used */
export function pseudonymFrom(random: Uint8Array): string {
  return `p-${Array.from(random.subarray(0, 10), (byte) => base32[byte & 31]).join("")}`;
}

/**
 * A member's id in the log (UUIDv8, RFC 9562 §5.8), derived from workspace and pseudonym: two workspaces' logs do not
 * show that a member is the same person.
 */
export function memberObjectId(workspaceId: string, pseudonym: string): string {
  const bytes = createHash("sha256").update(`member/${workspaceId}/${pseudonym}`).digest().subarray(0, 16);
  bytes[6] = 0x80 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
