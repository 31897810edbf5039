import { expect, test } from "vitest";
import { commitment, leafBytes, leafHash, makePart, maxLeafBytes, type Leaf } from "@/lib/domain/audit/leaf";
import { memberObjectId, pseudonymFrom } from "@/lib/domain/audit/pseudonym";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const salt = Uint8Array.from({ length: 32 }, (_, i) => i);

/*
 * Worked out by hand and hashed with another implementation (Python's hashlib): SHA-256 of
 *   02 | 0005 | 6166746572 ("after") | 00 01 … 1f | 0000000000000013 | 7b22746167223a22636f6e746573746564227d ({"tag":"contested"})
 */
const committed = "851e5a8e41802f2aa9e24009db7ac242906b82ad8fccfe17151e5fbebe5193a6";

test("a part commits to its name, its salt and its content", () => {
  const part = makePart("after", { tag: "contested" }, salt);
  expect(hex(part.payload)).toBe("7b22746167223a22636f6e746573746564227d");
  expect(hex(part.commitment)).toBe(committed);
});

test("another name, another salt, another content, or the same bytes cut elsewhere, commit to something else", () => {
  const payload = Buffer.from('{"tag":"contested"}');
  const others = [
    commitment("before", salt, payload),
    commitment("after", salt.toReversed(), payload),
    commitment("after", salt, Buffer.from('{"tag":"evidenced"}')),
    commitment("afte", Uint8Array.from(["r".charCodeAt(0), ...salt.slice(0, 31)]), Uint8Array.from([31, ...payload])),
  ].map(hex);
  expect(new Set([committed, ...others]).size).toBe(5);
  expect(() => commitment("after", salt.slice(1), payload)).toThrow("a salt has 32 bytes");
});

const leaf: Leaf = {
  ver: 1,
  v: 1,
  ts: "2022-02-22T19:22:22.000Z",
  prev: null,
  parts: { after: committed },
  obj: "claim/01890a5d-ac96-774b-bcce-b302099a8057",
  log: "onus.example/log/1",
  id: "017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
  actor: "p-aaaaaaaaaa",
  act: "claim.created",
};

test("a leaf is canonical JSON, whatever order it was written in, and hashes under RFC 6962's prefix", () => {
  const bytes = leafBytes(leaf);
  expect(Buffer.from(bytes).toString()).toMatch(/^\{"act":"claim\.created","actor":.*"v":1,"ver":1\}$/);
  // Python: sha256(b"\0" + leaf)
  expect(hex(leafHash(bytes))).toBe("8c9a3b12825389fc9edaa33bb7d28bd6b86ab9a793ff4a3bd53dad7ac689802d");
  // The hash of an empty leaf, known from Certificate Transparency.
  expect(hex(leafHash(new Uint8Array()))).toBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
});

test("a leaf over 8 KiB is refused, one of exactly 8 KiB is not", () => {
  const spare = maxLeafBytes - leafBytes({ ...leaf, log: "" }).length;
  expect(leafBytes({ ...leaf, log: "x".repeat(spare) })).toHaveLength(maxLeafBytes);
  expect(() => leafBytes({ ...leaf, log: "x".repeat(spare + 1) })).toThrow(RangeError);
});

test("a pseudonym says nothing of the person, and a member's object is another in every workspace", () => {
  expect(pseudonymFrom(new Uint8Array(10))).toBe("p-aaaaaaaaaa");
  expect(pseudonymFrom(new Uint8Array(10).fill(255))).toBe("p-7777777777");
  const id = memberObjectId("01890a5d-ac96-774b-bcce-b302099a8057", "p-aaaaaaaaaa");
  expect(id).toBe("c3fa3c9b-8fe6-808b-8877-9013a3a996a7");
  expect(memberObjectId("01890a5d-ac96-774b-bcce-b302099a8058", "p-aaaaaaaaaa")).not.toBe(id);
});
