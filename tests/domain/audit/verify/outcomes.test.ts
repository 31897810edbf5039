import { expect, test } from "vitest";
import type { Json } from "@/lib/domain/audit/json";
import { commitment } from "@/lib/domain/audit/leaf";
import { withLine, withMembers, withText } from "../../../support/bundle/changed";
import { madeKey, signatureLine, signedCheckpoint } from "../../../support/bundle/keys";
import {
  type Asked,
  bundleFiles,
  logKey,
  madeBundle,
  madeFiles,
  madeLog,
  origin,
  otherWitness,
  policy,
  witness,
} from "../../../support/bundle/made-bundle";
import { jsonLine, MadeLog, madeUuid } from "../../../support/bundle/made-log";
import { verified } from "../../../support/bundle/verified";
import { writeZip } from "../../../support/bundle/write-zip";
import { parseNote, writeNote } from "@/lib/domain/audit/note/signed-note";

const label = (key: typeof logKey): string => `${key.name}+${Buffer.from(key.id).toString("hex")}`;

test("a right bundle is verified, and all of its facts are told", async () => {
  const { verdict, detail } = await verified(madeBundle(), policy());
  expect(verdict).toEqual({
    outcome: "verified",
    exit: 0,
    origin,
    size: 21,
    root: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
    signedBy: [label(logKey)],
    witnesses: [],
    timestamps: [],
    parts: { disclosed: 18, withheld: 13, erased: 1 },
    problem: null,
  });
  expect(detail?.erasures).toEqual([{ entry: 7, part: "comment", at: 15 }]);
  expect(detail?.record).toEqual({ entry: 20, through: 20, withheld: "drafts" });
  expect(detail?.earlier).toBe(3);
});

test("a log without entries is verified: its root is that of no leaves", async () => {
  const { verdict } = await verified(madeBundle({ log: new MadeLog(origin), record: false, earlier: [] }), policy());
  expect(verdict).toMatchObject({ outcome: "verified", size: 0, root: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" });
});

test("a bundle without a record is verified, as long as it has no files that nobody vouches for", async () => {
  expect((await verified(madeBundle({ record: false }), policy())).verdict).toMatchObject({ exit: 0 });
  const { verdict } = await verified(madeBundle({ record: false, files: madeFiles }), policy());
  expect(verdict).toMatchObject({ exit: 1, problem: { file: "files/report.html" } });
});

test("every size of a log gives a root that verifies, also beyond a block", async () => {
  for (const size of [1, 2, 15, 16, 17, 33, 4095, 4096, 4113, 8200]) {
    const log = new MadeLog(origin);
    for (let n = 0; n < size; n++) log.add("claim.created", `claim/${madeUuid("claim", n % 5000)}`);
    const { verdict } = await verified(madeBundle({ log, record: false, earlier: [Math.floor(size / 2)] }), policy());
    expect([size, verdict.outcome, verdict.problem]).toEqual([size, "verified", null]);
  }
}, 20_000);

test.each<[string, string | null, object]>([
  ["no policy", null, { exit: 3, signedBy: [], problem: { what: expect.stringContaining("No policy") } }],
  [
    "a policy of other logs",
    JSON.stringify({ format: "onus-policy/1", logs: [] }),
    { exit: 3, problem: { what: expect.stringContaining("knows no log") } },
  ],
  [
    "a policy with another key of the log",
    policy({ logs: [{ origin, keys: [madeKey(origin, 9).vkey] }] }),
    { exit: 3, signedBy: [], problem: { file: "checkpoint" } },
  ],
  [
    "a witness asked for",
    policy({ witnesses: { keys: [witness.vkey], atLeast: 1 } }),
    { exit: 3, witnesses: [], problem: { file: "checkpoint" } },
  ],
  ["a witness that may be missing", policy({ witnesses: { keys: [witness.vkey], atLeast: 0 } }), { exit: 0 }],
])("with %s", async (_, text, expected) => {
  expect((await verified(madeBundle(), text)).verdict).toMatchObject({ size: 21, parts: { erased: 1 }, ...expected });
});

test("witnesses count as often as there are different ones", async () => {
  const twoAsked = policy({ witnesses: { keys: [witness.vkey, otherWitness.vkey], atLeast: 2 } });
  const one = madeBundle({ keys: [logKey, witness] });
  expect((await verified(one, twoAsked)).verdict).toMatchObject({ exit: 3, witnesses: [label(witness)] });
  const both = madeBundle({ keys: [logKey, witness, otherWitness] });
  expect((await verified(both, twoAsked)).verdict).toMatchObject({ exit: 0, witnesses: [label(witness), label(otherWitness)] });
});

const files = bundleFiles();
const head = parseNote(files[1]!.data.toString())!;
const rewritten = (note: typeof head): Buffer => writeZip(withText(files, "checkpoint", () => writeNote(note)));
const broken = (signature: Uint8Array): Uint8Array => Uint8Array.from(signature, (byte, at) => (at === 20 ? byte ^ 1 : byte));
const higherS = (signature: Uint8Array): Uint8Array => {
  let s = 0n;
  for (let at = 63; at >= 32; at--) s = (s << 8n) | BigInt(signature[at]!);
  s += 2n ** 252n + 27742317777372353535851937790883648493n;
  return Uint8Array.from(signature, (byte, at) => (at < 32 ? byte : Number((s >> BigInt(8 * (at - 32))) & 0xffn)));
};

test.each<[string, Buffer, object]>([
  [
    "a line under a known key that does not hold",
    rewritten({ ...head, signatures: head.signatures.map((line) => ({ ...line, signature: broken(line.signature) })) }),
    { exit: 1, problem: { file: "checkpoint" } },
  ],
  [
    "the same signature with an S over the group's order",
    rewritten({ ...head, signatures: head.signatures.map((line) => ({ ...line, signature: higherS(line.signature) })) }),
    { exit: 1 },
  ],
  [
    "a second line under it that does not hold",
    rewritten({ ...head, signatures: head.signatures.flatMap((line) => [line, { ...line, signature: broken(line.signature) }]) }),
    { exit: 1 },
  ],
  [
    "a line by an unknown key beside the log's",
    rewritten({ ...head, signatures: [signatureLine(madeKey("somebody", 7), "else"), ...head.signatures] }),
    { exit: 0 },
  ],
  [
    "only a line under the log's name and another key id",
    rewritten({ ...head, signatures: [signatureLine(madeKey(origin, 7), head.text)] }),
    { exit: 3 },
  ],
  [
    "a witness's line that does not hold",
    rewritten({ ...head, signatures: [...head.signatures, { ...signatureLine(witness, head.text), signature: new Uint8Array(72) }] }),
    { exit: 1 },
  ],
  [
    "another root under the same signature",
    rewritten({ ...head, text: head.text.replace(/\n[^\n]+\n$/, `\n${Buffer.alloc(32).toString("base64")}\n`) }),
    { exit: 1 },
  ],
  ["no checkpoint in the note", rewritten({ ...head, text: "Hello.\n" }), { exit: 2, size: null, problem: { file: "checkpoint" } }],
  ["no note", writeZip(withText(files, "checkpoint", () => "x")), { exit: 2, problem: { file: "checkpoint" } }],
  ["an empty checkpoint", writeZip(withText(files, "checkpoint", () => "")), { exit: 2 }],
  ["no key of the log, and all else right", madeBundle({ keys: [madeKey(origin, 7)] }), { exit: 3, signedBy: [] }],
])("a checkpoint with %s", async (_, bytes, expected) => {
  expect((await verified(bytes, policy({ witnesses: { keys: [witness.vkey], atLeast: 0 } }))).verdict).toMatchObject(expected);
});

/** A log with something wrong in it, signed as if it were right: what only the checks of chains find. */
function wrongLog(wrong: (log: MadeLog) => void): Buffer {
  const log = madeLog();
  wrong(log);
  return madeBundle({ log });
}
const claim = (n: number): string => `claim/${madeUuid("claim", n)}`;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

test.each<[string, (log: MadeLog) => void, object]>([
  ["of another log", (log) => log.add("claim.changed", claim(1), {}, { log: "other" }), { what: expect.stringContaining("another log") }],
  [
    "with an id that was there",
    (log) => log.add("claim.changed", claim(1), {}, { id: log.entries[3]!.leaf.id }),
    { what: expect.stringContaining("id") },
  ],
  [
    "that names no entry before it",
    (log) => log.add("claim.changed", claim(1), {}, { prev: null }),
    { what: expect.stringContaining("before") },
  ],
  [
    "that names another entry",
    (log) => log.add("claim.changed", claim(1), {}, { prev: hex(log.entries[2]!.hash) }),
    { what: expect.stringContaining("before") },
  ],
  [
    "that names its object's last but one",
    (log) => log.add("claim.changed", claim(1), {}, { prev: hex(log.entries[6]!.hash) }),
    { what: expect.stringContaining("before") },
  ],
  [
    "that is its object's first and names one",
    (log) => log.add("claim.created", claim(99), {}, { prev: hex(log.entries[2]!.hash) }),
    { what: expect.stringContaining("first") },
  ],
  ["with the version before", (log) => log.add("claim.changed", claim(1), {}, { ver: 3 }), { what: expect.stringContaining("version") }],
])("an entry %s is tampered with, and named", async (_, wrong, problem) => {
  expect((await verified(wrongLog(wrong), policy())).verdict).toMatchObject({
    outcome: "tampered",
    exit: 1,
    problem: { file: "leaves.jsonl", entry: 20, ...problem },
  });
});

test("versions may leave some out, and the same UUID of another kind is another object", async () => {
  const bytes = wrongLog((log) => {
    log.add("claim.changed", claim(1), {}, { ver: 9 });
    log.add("evidence.added", claim(1).replace("claim", "evidence"));
  });
  expect((await verified(bytes, policy())).verdict).toMatchObject({ exit: 0 });
});

test("a log that goes on after another one may point into that, and only such a log", async () => {
  const begun = (first: string): Buffer => {
    const log = new MadeLog(origin);
    log.add(first, `log/${madeUuid("log", 0)}`, { after: { note: "…", origin: "old", size: 3 } });
    log.add("claim.changed", claim(1), {}, { prev: "0".repeat(64), ver: 7 });
    return madeBundle({ log, earlier: [] });
  };
  expect((await verified(begun("log.continued"), policy())).verdict).toMatchObject({ exit: 0 });
  expect((await verified(begun("workspace.created"), policy())).verdict).toMatchObject({ exit: 1, problem: { entry: 1 } });
});

test.each<[string, Buffer, object]>([
  [
    "a leaf in another form",
    writeZip(withLine(files, "leaves.jsonl", 4, (line) => line.replace(",", ", "))),
    { exit: 2, problem: { file: "leaves.jsonl", entry: 4 } },
  ],
  [
    "a leaf that is no JSON, though one before breaks its chain",
    writeZip(
      withLine(
        withLine(files, "leaves.jsonl", 12, () => "x"),
        "leaves.jsonl",
        11,
        (line) => line.replace('"ver":3', '"ver":1'),
      ),
    ),
    { exit: 2, problem: { entry: 12 } },
  ],
  ["a leaf too few", writeZip(withLine(files, "leaves.jsonl", -1, () => null)), { exit: 1, problem: { file: "leaves.jsonl", entry: 20 } }],
  [
    "a leaf twice at the end",
    writeZip(withText(files, "leaves.jsonl", (text) => text + text.split("\n").at(-2)! + "\n")),
    { exit: 1, problem: { entry: 21 } },
  ],
  ["no leaves", writeZip(withText(files, "leaves.jsonl", () => "")), { exit: 1, problem: { entry: 0 } }],
  ["an empty line at the end", writeZip(withText(files, "leaves.jsonl", (text) => `${text}\n`)), { exit: 2, problem: { entry: 21 } }],
  ["no newline at the end", writeZip(withText(files, "leaves.jsonl", (text) => text.slice(0, -1))), { exit: 2, problem: { entry: 20 } }],
  [
    "another time in a leaf",
    writeZip(withLine(files, "leaves.jsonl", 5, (line) => line.replace("2026-01-31T09:30", "2026-01-31T09:31"))),
    { exit: 1 },
  ],
  ["a line of megabytes", writeZip(withText(files, "leaves.jsonl", () => "x".repeat(3_000_000))), { exit: 2, problem: { entry: 0 } }],
])("leaves with %s", async (_, bytes, expected) => {
  expect((await verified(bytes, policy())).verdict).toMatchObject(expected);
});

const part = (at: number, change: (line: Record<string, Json>) => Json): Buffer => withMembers(files, "parts.jsonl", at, change);
test.each<[string, Buffer, object]>([
  ["another payload", part(1, (line) => ({ ...line, payload: "{}" })), { exit: 1, problem: { entry: 2 } }],
  ["another salt", part(1, (line) => ({ ...line, salt: "0".repeat(64) })), { exit: 1, problem: { entry: 2 } }],
  ["a name that the entry does not have", part(1, (line) => ({ ...line, name: "quote" })), { exit: 1, problem: { entry: 2 } }],
  ["an index that the log does not have", part(-1, (line) => ({ ...line, index: 21 })), { exit: 1, problem: { entry: 21 } }],
  ["an index that is none", part(1, (line) => ({ ...line, index: 2.5 })), { exit: 2, problem: { file: "parts.jsonl" } }],
  ["a member more", part(1, (line) => ({ ...line, more: 1 })), { exit: 2 }],
  ["a salt that is short", part(1, (line) => ({ ...line, salt: "00" })), { exit: 2 }],
  [
    "lines out of order",
    writeZip(withText(files, "parts.jsonl", (text) => text.split("\n").toReversed().join("\n").slice(1) + "\n")),
    { exit: 2 },
  ],
  ["a line twice", writeZip(withLine(files, "parts.jsonl", 3, (line) => `${line}\n${line}`)), { exit: 2 }],
  ["a line taken out", writeZip(withLine(files, "parts.jsonl", 3, () => null)), { exit: 1, problem: { file: "parts.jsonl", entry: 20 } }],
  ["the record taken out", writeZip(withLine(files, "parts.jsonl", -1, () => null)), { exit: 1, problem: { file: "files/report.html" } }],
  ["all taken out", writeZip(withText(files, "parts.jsonl", () => "")), { exit: 1 }],
  [
    "a wrong commitment early and a line that is none late",
    writeZip(
      withLine(
        withLine(files, "parts.jsonl", 2, (line) => line.replace('"salt":"', '"salt":"').replace(/"payload":"[^"]*/, '"payload":"1')),
        "parts.jsonl",
        5,
        () => "{}",
      ),
    ),
    { exit: 2 },
  ],
  ["a byte order mark", writeZip(withText(files, "parts.jsonl", (text) => `\ufeff${text}`)), { exit: 2 }],
])("parts with %s", async (_, bytes, expected) => {
  expect((await verified(bytes, policy())).verdict).toMatchObject(expected);
});

test("a part that its entry commits to, but that is not in canonical form, makes the bundle malformed", async () => {
  const withPayload = (payload: string): Buffer => {
    const log = new MadeLog(origin);
    const salt = Buffer.alloc(32, 5);
    const parts = { after: hex(commitment("after", salt, Buffer.from(payload))) };
    log.add("claim.created", claim(1), {}, { parts }).parts.push({ name: "after", salt: hex(salt), payload });
    return madeBundle({ log, record: false, earlier: [], disclose: () => true });
  };
  for (const right of ["1", '"ü"', `${"[".repeat(256)}${"]".repeat(256)}`])
    expect((await verified(withPayload(right), policy())).verdict).toMatchObject({ exit: 0 });
  for (const wrong of ["1.0", " 1", '{"b":1,"a":2}', '"\\u0061"', "", `${"[".repeat(257)}${"]".repeat(257)}`, "[".repeat(100_000)])
    expect((await verified(withPayload(wrong), policy())).verdict).toMatchObject({ exit: 2, problem: { file: "parts.jsonl", entry: 0 } });
});

test.each<[string, Asked, object]>([
  ["a file changed", { changedRecord: { files: { "README.txt": "0".repeat(64) } } }, { file: "README.txt" }],
  ["another hash of the parts", { changedRecord: { parts: "0".repeat(64) } }, { file: "parts.jsonl", entry: 20 }],
  ["fewer entries than it was made of", { changedRecord: { through: 12 } }, { file: "parts.jsonl" }],
  ["more entries than there were", { changedRecord: { through: 21 } }, { file: "parts.jsonl" }],
  ["another format", { changedRecord: { format: "onus-bundle/2" } }, { what: expect.stringContaining("onus-bundle/1") }],
  ["a member more", { changedRecord: { more: 1 } }, { what: expect.stringContaining("onus-bundle/1") }],
])("a record with %s", async (_, asked, problem) => {
  const { verdict } = await verified(madeBundle(asked), policy());
  expect(verdict).toMatchObject({ exit: 1, problem });
});

test("what is readable is vouched for: a changed, added, removed or renamed file is found", async () => {
  const verdictOf = async (changed: typeof files) => (await verified(writeZip(changed), policy())).verdict;
  expect(await verdictOf(withText(files, "files/report.html", (text) => text.replace("All", "Some")))).toMatchObject({
    exit: 1,
    problem: { file: "files/report.html" },
  });
  expect(await verdictOf(withText(files, "README.txt", () => "Trust me.\n"))).toMatchObject({ exit: 1, problem: { file: "README.txt" } });
  expect(await verdictOf([...files, { name: "files/z", data: Buffer.from("z") }])).toMatchObject({ exit: 1, problem: { file: "files/z" } });
  expect(await verdictOf(files.slice(0, -1))).toMatchObject({ exit: 1, problem: { file: "files/tables/claims.csv" } });
  expect(await verdictOf([...files.slice(0, -1), { ...files.at(-1)!, name: "files/x" }])).toMatchObject({
    exit: 1,
    problem: { file: "files/x" },
  });
});

const log = madeLog();
log.add("bundle.exported", `bundle/${madeUuid("bundle", 20)}`, {
  after: JSON.parse(JSON.parse(files[3]!.data.toString().split("\n").at(-2)!).payload),
});
const earlier = (size: number, root = log.rootAt(size), keys = [logKey]): Json => ({
  note: signedCheckpoint(origin, size, root, keys),
  proof: log.proof(size, 21).map((hash) => Buffer.from(hash).toString("base64")),
});
const withEarlier = (...lines: Json[]): Buffer => writeZip(withText(files, "earlier.jsonl", () => lines.map(jsonLine).join("")));

test.each<[string, Buffer, object]>([
  ["right ones of sizes 1 to 20", withEarlier(...Array.from({ length: 20 }, (_, at) => earlier(at + 1))), { exit: 0 }],
  ["another root", withEarlier(earlier(8, log.rootAt(9))), { exit: 1, problem: { file: "earlier.jsonl" } }],
  ["another proof", withEarlier({ ...(earlier(8) as object), proof: (earlier(9) as { proof: string[] }).proof }), { exit: 1 }],
  ["no proof", withEarlier({ ...(earlier(13) as object), proof: [] }), { exit: 1 }],
  ["a proof of hashes that are short", withEarlier({ ...(earlier(8) as object), proof: ["AAAA"] }), { exit: 2 }],
  ["no order", withEarlier(earlier(8), earlier(7)), { exit: 2 }],
  ["one of the head's size", withEarlier(earlier(21)), { exit: 2 }],
  ["one of an unknown key, which is passed over", withEarlier(earlier(8, log.rootAt(8), [madeKey("x", 5)])), { exit: 0 }],
  [
    "one of another log",
    withEarlier({ ...(earlier(8) as object), note: signedCheckpoint("other", 8, log.rootAt(8), [logKey]) }),
    { exit: 1 },
  ],
  [
    "a signature that does not hold",
    withEarlier({
      ...(earlier(8) as object),
      note: writeNote({ text: parseNote((earlier(8) as { note: string }).note)!.text, signatures: [signatureLine(logKey, "else")] }),
    }),
    { exit: 1 },
  ],
  ["one of size 0 with another root", withEarlier(earlier(0, log.rootAt(1))), { exit: 1 }],
])("earlier checkpoints with %s", async (_, bytes, expected) => {
  expect((await verified(bytes, policy())).verdict).toMatchObject(expected);
});

test.each<[string, string, object]>([
  ["of this log", signedCheckpoint(origin, 9, log.rootAt(9), [logKey]), { exit: 0 }],
  ["of the bundle itself", signedCheckpoint(origin, 21, log.rootAt(21), [logKey]), { exit: 0 }],
  [
    "of what was there before it was rewritten",
    signedCheckpoint(origin, 9, log.rootAt(10), [logKey]),
    { exit: 1, problem: { what: expect.stringContaining("has been changed") } },
  ],
  ["of an unknown key", signedCheckpoint(origin, 9, log.rootAt(9), [madeKey(origin, 7)]), { exit: 1 }],
  [
    "that is newer than the bundle",
    signedCheckpoint(origin, 22, log.rootAt(9), [logKey]),
    { exit: 3, problem: { what: expect.stringContaining("newer") } },
  ],
])("a kept checkpoint %s", async (_, note, expected) => {
  expect((await verified(madeBundle(), policy({ checkpoints: [note] }))).verdict).toMatchObject(expected);
});
