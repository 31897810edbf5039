import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, type Json } from "@/lib/domain/audit/json";
import { leafHash, maxLeafBytes as writersMost } from "@/lib/domain/audit/leaf";
import { type ChunkFacts, scanChunk } from "@/lib/domain/audit/verify/chunk";
import { readLeaf } from "@/lib/domain/audit/verify/leaf-form";
import { leafScanner, linesOfBytes } from "@/lib/domain/audit/verify/leaf-scan";
import { maxLeafBytes, shortestLine } from "@/lib/domain/audit/verify/limits";
import { hashRange } from "@/bin/verify/node-crypto";

const origin = "onus.example.org/log/ünüsual";
const uuid = "019a0000-0000-7000-8000-000000000001";
const hash = "0123456789abcdef".repeat(4);
const right = {
  act: "claim.changed",
  actor: "p-abcdefghij",
  id: uuid,
  log: origin,
  obj: `claim/${uuid}`,
  parts: { after: hash, before: hash },
  prev: hash,
  ts: "2026-01-31T09:30:00.000Z",
  v: 1,
  ver: 2,
};

/** Right values of each member, and wrong ones that are near to them. */
const values: Record<string, { good: Json[]; bad: Json[] }> = {
  act: {
    good: ["a.b", "member.role-changed", "log.key-changed-at-last"],
    bad: ["", "a", "a.b.c", ".b", "a.", "A.b", "a-.b", "-a.b", "a--b.c", "a.b-", "a.b1", 1, null],
  },
  actor: { good: ["p", "agent:proposer-1", "0.x", "x".repeat(64)], bad: ["", "x".repeat(65), "-p", ":p", "P", "p p", "p_", "ü"] },
  id: {
    good: [uuid.replace("7", "4")],
    bad: [uuid.toUpperCase(), uuid.slice(1), `${uuid}0`, uuid.replaceAll("-", ""), uuid.replace("a", "g"), null],
  },
  log: { good: [origin], bad: ["", "a b", "a+b", "x".repeat(201), "a\n", 7] },
  obj: {
    good: [`a/${uuid}`, `second-factor/${uuid}`],
    bad: [uuid, `/${uuid}`, `claim/${uuid}0`, `Claim/${uuid}`, `claim-/${uuid}`, `claim/${uuid}/x`],
  },
  parts: {
    good: [
      {},
      { after: hash },
      { comment: hash },
      { after: hash, comment: hash },
      { before: hash, comment: hash },
      { quote: hash },
      { "a-b": hash, after: hash },
    ],
    bad: [
      [],
      null,
      "",
      { after: hash.slice(1) },
      { after: `${hash}0` },
      { after: hash.toUpperCase() },
      { After: hash },
      { after: null },
      { "": hash },
      { "a--b": hash },
    ],
  },
  prev: { good: [null, hash], bad: ["", hash.toUpperCase(), `${hash}00`, hash.slice(2), 0] },
  ts: {
    good: ["2024-02-29T23:59:59.999Z", "0000-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "2026-04-30T00:00:00.000Z"],
    bad: [
      "2026-02-29T00:00:00.000Z",
      "2026-04-31T00:00:00.000Z",
      "2026-13-01T00:00:00.000Z",
      "2026-00-01T00:00:00.000Z",
      "2026-01-00T00:00:00.000Z",
      "2026-01-01T24:00:00.000Z",
      "2026-01-01T00:60:00.000Z",
      "2026-12-31T23:59:60.000Z",
      "2026-01-01T00:00:00Z",
      "2026-01-01 00:00:00.000Z",
      "+002026-01-01T00:00:00.000Z",
      "2026-01-01T00:00:00.000+00:00",
      0,
    ],
  },
  v: { good: [1], bad: [2, 0, "1", null, 1.5] },
  ver: { good: [1, 10, 999_999_999_999_999, 2 ** 53 - 1], bad: [0, -1, 1.5, 2 ** 53, 1e21, "1", null] },
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
function scanned(line: Uint8Array, log: string | null): ChunkFacts {
  return scanChunk(Uint8Array.of(0x0a, ...line, 0x0a), log, hashRange, 0);
}
/** What reads quickly reads these bytes, and the long way as well: all must agree. */
function taken(line: Uint8Array): boolean {
  const long = typeof readLeaf(line) !== "string";
  const arrays = scanned(bytesOf(canonicalJson(right)), origin);
  const quick = leafScanner(origin)(linesOfBytes(Uint8Array.of(0x0a, ...line, 0x0a)), 1, arrays, 0, {
    actEnd: 0,
    kind: 0,
    kindEnd: 0,
    before: 0,
    after: 0,
    comment: 0,
  });
  if (quick >= 0) expect([long, quick]).toEqual([true, line.length + 1]);
  if (!line.includes(0x0a)) expect(scanned(line, origin).malformed === null).toBe(long);
  return long;
}

test("the limits are the writer's", () => {
  expect(maxLeafBytes).toBe(writersMost);
  const shortest = { ...right, act: "a.b", actor: "a", log: "o", obj: `a/${uuid}`, parts: {}, prev: null, ver: 1 };
  expect(bytesOf(canonicalJson(shortest)).length + 1).toBe(shortestLine);
});

test.each(Object.keys(values))("of %s, what is right is taken and what is near to it is not", (member) => {
  for (const good of values[member]!.good)
    expect([good, taken(bytesOf(canonicalJson({ ...right, [member]: good })))]).toEqual([good, true]);
  for (const bad of values[member]!.bad) expect([bad, taken(bytesOf(canonicalJson({ ...right, [member]: bad })))]).toEqual([bad, false]);
});

test("another form of the same value is not taken: white space, order, escapes, duplicates, other members, no UTF-8, a byte order mark", () => {
  const text = canonicalJson(right);
  expect(taken(bytesOf(text))).toBe(true);
  const others = [
    ` ${text}`,
    `${text} `,
    text.replace(":", ": "),
    JSON.stringify(Object.fromEntries(Object.entries(right).toReversed())),
    text.replace("claim.changed", "claim.\\u0063hanged"),
    text.replace('"v":1', '"v":1,"v":1'),
    text.replace('"v":1', '"v":1.0'),
    text.replace('"ver":2', '"ver":02'),
    text.replace('"ver":2', '"ver":2e0'),
    text.replace("}", ',"zzz":1}'),
    text.replace('"act"', '"aact":1,"act"'),
    text.replace('"v":1,', ""),
    `\ufeff${text}`,
    text.slice(0, -1),
    "",
    "{}",
    "null",
    "[".repeat(8000),
  ];
  for (const other of others) expect([other, taken(bytesOf(other))]).toEqual([other, false]);
  expect(taken(Uint8Array.of(...bytesOf(text).subarray(0, 10), 0xff, ...bytesOf(text).subarray(11)))).toBe(false);
});

test("a leaf of 8,192 bytes is taken, and one of 8,193 is not", () => {
  const withParts = (length: number): Uint8Array => {
    const parts: Record<string, string> = {};
    for (let n = 0; n < 90; n++) parts[`p-${String.fromCharCode(97 + (n % 26))}${"x".repeat(Math.floor(n / 26) + 1)}`] = hash;
    const short = bytesOf(canonicalJson({ ...right, parts: { ...parts, y: hash } }));
    return bytesOf(canonicalJson({ ...right, parts: { ...parts, [`y${"y".repeat(length - short.length)}`]: hash } }));
  };
  expect(withParts(maxLeafBytes)).toHaveLength(maxLeafBytes);
  expect(taken(withParts(maxLeafBytes))).toBe(true);
  expect(taken(withParts(maxLeafBytes + 1))).toBe(false);
});

test("whatever is done to a leaf's bytes, quick and long reading agree on whether it is one", () => {
  const lines = Object.entries(values).flatMap(([member, { good }]) =>
    good.map((value) => bytesOf(canonicalJson({ ...right, [member]: value }))),
  );
  const alphabet = bytesOf('"\\{}[]:,.-/+0129abcfzAZ \u0000\u007fü');
  const change = fc.record({
    line: fc.constantFrom(...lines),
    at: fc.nat(),
    how: fc.constantFrom("set", "insert", "delete", "swap"),
    byte: fc.constantFrom(...alphabet),
    other: fc.nat(),
  });
  let rightOnes = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      let line = [...changes[0]!.line];
      for (const { at, how, byte, other } of changes) {
        const place = at % line.length;
        if (how === "set") line[place] = byte;
        else if (how === "insert") line = [...line.slice(0, place), byte, ...line.slice(place)];
        else if (how === "delete") line.splice(place, 1);
        else [line[place], line[other % line.length]] = [line[other % line.length]!, line[place]!];
      }
      if (taken(Uint8Array.from(line))) rightOnes++;
    }),
    { numRuns: 20_000, seed: 1 },
  );
  // Many changes leave a right leaf: another digit, another letter.
  expect(rightOnes).toBeGreaterThan(500);
}, 60_000);

test("the facts of quick reading are those of long reading", () => {
  const leaves = Object.entries(values).flatMap(([member, { good }]) => good.map((value) => canonicalJson({ ...right, [member]: value })));
  const bytes = bytesOf(`${leaves.join("\n")}\n`);
  const quick = scanChunk(Uint8Array.of(0, ...bytes), origin, hashRange, 0);
  const long = scanChunk(Uint8Array.of(0, ...bytes), null, hashRange, 0);
  expect(quick.count).toBe(leaves.length);
  expect({ ...long, foreign: null, parts: new Map(long.parts) }).toEqual({ ...quick, parts: new Map(quick.parts) });
  for (const [at, leaf] of leaves.entries())
    expect(Buffer.from(quick.hashes.subarray(32 * at, 32 * at + 32))).toEqual(leafHash(bytesOf(leaf)));
  expect(bytes[quick.ends.at(leaves.length - 1)! - 1]).toBe(0x0a);
});

test("lines that end anywhere are read to their end and no further", () => {
  const line = bytesOf(canonicalJson(right));
  for (let length = 0; length <= line.length; length++) {
    const facts = scanChunk(Uint8Array.of(0, ...line.subarray(0, length)), origin, hashRange, 0);
    expect([length, facts.count, facts.malformed?.at]).toEqual([length, 0, length === 0 ? undefined : 0]);
  }
});
