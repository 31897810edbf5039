import { createHash } from "node:crypto";
import type { Json } from "@/lib/domain/audit/json";
import { bundleFiles, origin } from "../made-bundle";
import { madeUuid, MadeLog } from "../made-log";
import type { MadeFile } from "../write-zip";
import { type Case, one } from "./case";

/** Payloads of a disclosed part, as they stand: JCS or nearly. */
const payloads: readonly string[] = [
  "0",
  "-0",
  "1.0",
  "1e21",
  "1e+21",
  "1E21",
  "100000000000000000000",
  "1e-7",
  "1e-07",
  "0.000001",
  "9007199254740993",
  "5e-324",
  "1.7976931348623157e+308",
  "1e400",
  "333333333.3333333",
  "333333333.33333329",
  "123456789012345680000",
  "-1.5",
  "4.5e-7",
  "01",
  "+1",

  '"\\u000b"',
  '"\\u000B"',
  '"\\b"',
  '"\\u0008"',
  '"\u007f"',
  '"\u2028"',
  '"\\u2028"',
  '"\\/"',
  '"/"',
  '"\\ud800"',
  '"😀"',
  '"\\ud83d\\ude00"',

  '{"😀":1,"ﬀ":2}',
  '{"ﬀ":2,"😀":1}',
  '{"a":1,"a":1}',
  '{"__proto__":1}',
  '{"1":1,"10":1,"9":1}',
  '{"10":1,"9":1}',
  '{"":{}}',
  "[]",
  "[1, 2]",
  "null",
  "true",
  "NaN",
  "Infinity",
  "",
  " null",
  "null\n",
  "\ufeffnull",
  `${"[".repeat(256)}${"]".repeat(256)}`,
  `${"[".repeat(257)}${"]".repeat(257)}`,
  `${"[".repeat(20000)}${"]".repeat(20000)}`,
  `${"[".repeat(20000)}`,
  '{"constructor":null}',
];

/** The made bundle with a first entry whose part has this payload; with a commitment to match, whatever it is. */
function withPayload(payload: string): MadeFile[] {
  const log = new MadeLog(origin);
  const salt = Buffer.alloc(32, 7);
  const bytes = Buffer.from(payload);
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(bytes.length));
  const preimage = [Buffer.of(2, 0, 5), Buffer.from("after"), salt, length, bytes];
  const after = createHash("sha256").update(Buffer.concat(preimage)).digest("hex");
  const entry = log.add("claim.created", `claim/${madeUuid("claim", 1)}`, {}, { parts: { after } });
  entry.parts = [{ name: "after", salt: salt.toString("hex"), payload }];
  return bundleFiles({ log, disclose: () => true, earlier: [0, 1] });
}

/** What a record may say besides what is right. */
const recordChanges: readonly Record<string, Json>[] = [
  { format: "onus-bundle/2" },
  { through: 0 },
  { through: 20 },
  { through: 21 },
  { through: 19 },
  { through: 18 },
  { through: -1 },
  { through: 1.5 },
  { through: "20" },
  { parts: "" },
  { parts: null },
  { files: {} },
  { files: [] },
  { files: null },
  { scope: 1 },
  { withheld: {} },
  { more: 1 },
  { files: { "README.txt": "0".repeat(64) } },
];

export const partCases = (): Case[] => [
  ...payloads.map((payload) => one(`a payload: ${payload.slice(0, 40)}`, withPayload(payload))),
  ...recordChanges.map((changedRecord) => one(`a record: ${JSON.stringify(changedRecord)}`, bundleFiles({ changedRecord }))),
];
