import { canonicalJson, type Json } from "@/lib/domain/audit/json";
import { withLine, withText } from "../changed";
import { bundleFiles, madeLog, policy, witness } from "../made-bundle";
import { jsonLine, madeUuid, type MadeLog } from "../made-log";
import type { MadeFile } from "../write-zip";
import { type Case, keptOf, one, right, unknown, wrongLine } from "./case";

const half = bundleFiles();
const erasure = (payload: Json): MadeFile[] => {
  const log = madeLog();
  log.add("part.erased", `erasure/${madeUuid("erasure", 7)}`, { after: payload });
  return bundleFiles({ log });
};
const leaf3 = Buffer.from(right.entries[3]!.hash).toString("hex");

const erasures: readonly Json[] = [
  null,
  [],
  { parts: 1 },
  { parts: [null, { leaf: leaf3, part: "after" }, { leaf: 1 }, { leaf: leaf3, part: "toString" }] },
  { parts: [{ leaf: leaf3, part: "before" }] },
];

export const fileCases = (): Case[] => [
  ...erasures.map((payload, at) => one(`an erasure of another form (${at})`, erasure(payload))),
  one(
    "an earlier bundle's record as the last line",
    bundleFiles({ log: withRecord(), record: false, disclose: (entry) => entry.leaf.act === "bundle.exported" }),
  ),
  one("an earlier bundle's record in the middle", bundleFiles({ log: withRecord(), disclose: () => true })),
  one("files without a record", bundleFiles({ record: false, files: [{ name: "files/a", data: Buffer.from("a") }] })),
  one("no record", bundleFiles({ record: false })),
  one(
    "a proof with a hash more",
    withLine(half, "earlier.jsonl", 1, (line) => line.replace("]", `,"${Buffer.alloc(32).toString("base64")}"]`)),
  ),
  one(
    "a proof from nothing with a hash",
    withLine(half, "earlier.jsonl", 0, (line) => line.replace("[]", `["${Buffer.alloc(32).toString("base64")}"]`)),
  ),
  one(
    "a proof with a hash of 31 bytes",
    withLine(half, "earlier.jsonl", 1, (line) => line.replace("]", `,"${Buffer.alloc(31).toString("base64")}"]`)),
  ),
  one(
    "an earlier checkpoint of the head's size",
    withText(half, "earlier.jsonl", (text) => `${text}${jsonLine({ note: half[1]!.data.toString(), proof: [] })}`),
  ),
  one(
    "an earlier checkpoint with another root",
    withText(half, "earlier.jsonl", () =>
      jsonLine({ note: keptOf(3, right.rootAt(4)), proof: right.proof(3, 20).map((hash) => Buffer.from(hash).toString("base64")) }),
    ),
  ),
  one(
    "an earlier checkpoint with a witness's bad line",
    withLine(half, "earlier.jsonl", 1, (line) => {
      const value = JSON.parse(line);
      return canonicalJson({ ...value, note: wrongLine(value.note) });
    }),
    policy({ witnesses: { keys: [witness.vkey], atLeast: 0 } }),
  ),
  one(
    "an earlier checkpoint by nobody known",
    withLine(half, "earlier.jsonl", 2, (line) => canonicalJson({ ...JSON.parse(line), note: keptOf(13, right.rootAt(13), [unknown]) })),
  ),
  one(
    "a part's name in no form",
    withLine(half, "parts.jsonl", 0, (line) => line.replace('"after"', '"After"')),
  ),
  one(
    "a part of no entry",
    withLine(half, "parts.jsonl", -1, (line) => line.replace(/"index":\d+/, '"index":21')),
  ),
  one(
    "a part that the entry does not have",
    withLine(half, "parts.jsonl", -1, (line) => line.replace('"after"', '"constructor"')),
  ),
  one(
    "a part of an entry beyond counting",
    withLine(half, "parts.jsonl", -1, (line) => line.replace(/"index":\d+/, '"index":9007199254740992')),
  ),
  one(
    "a last line without an end",
    withText(half, "parts.jsonl", (text) => text.slice(0, -1)),
  ),
  one(
    "an empty line",
    withText(half, "earlier.jsonl", (text) => `${text}\n`),
  ),
  one(
    "one entry less than the checkpoint says",
    withText(half, "leaves.jsonl", (text) => `${text.split("\n").slice(0, -2).join("\n")}\n`),
  ),
  one("no file", []),
  { name: "no bytes", bytes: Buffer.alloc(0), policy: policy() },
];

/** A log in which a bundle was made before. */
function withRecord(): MadeLog {
  const log = madeLog();
  bundleFiles({ log });
  return log;
}
