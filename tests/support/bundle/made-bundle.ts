import { createHash } from "node:crypto";
import type { Json } from "@/lib/domain/audit/json";
import { jsonLine, madeUuid, MadeLog, type MadeEntry } from "./made-log";
import { type MadeKey, madeKey, signedCheckpoint } from "./keys";
import { type MadeFile, writeZip } from "./write-zip";

export const origin = "onus.example.org/log/made";
export const logKey = madeKey(origin, 1);
export const witness = madeKey("witness.example.org", 2, "cosignature");
export const otherWitness = madeKey("other-witness.example.org", 3, "cosignature");

/** A log of a few objects with all that can happen to parts: 20 entries, of which #7 had its comment erased by #15. */
export function madeLog(): MadeLog {
  const log = new MadeLog(origin);
  log.add("workspace.created", `workspace/${madeUuid("workspace", 0)}`, { after: { name: "Made" } });
  for (let n = 1; n < 15; n++) {
    const parts: Record<string, Json> = { after: { text: `The ${n}th claim – “quoted”` } };
    if (n > 5) parts.before = { text: `The ${n - 5}th claim` };
    if (n % 7 === 0) parts.comment = "As the minutes say.";
    log.add(n > 5 ? "claim.changed" : "claim.created", `claim/${madeUuid("claim", n % 5)}`, parts);
  }
  const erased = { leaf: Buffer.from(log.entries[7]!.hash).toString("hex"), part: "comment" };
  log.add("part.erased", `erasure/${madeUuid("erasure", 0)}`, { after: { basis: "GDPR Art. 17", parts: [erased] } });
  for (let n = 0; n < 4; n++) log.add("claim.created", `claim/${madeUuid("late", n)}`, { after: { text: "late" } });
  return log;
}

export const readme = "What this is and how to check it.\n";
export const madeFiles: readonly MadeFile[] = [
  { name: "files/report.html", data: Buffer.from("<!doctype html><title>Report</title><p>All of it.</p>\n") },
  { name: "files/tables/claims.csv", data: Buffer.from("id,text\r\n1,one\r\n") },
];

export type Asked = {
  log?: MadeLog;
  keys?: readonly MadeKey[];
  files?: readonly MadeFile[];
  tokens?: readonly MadeFile[];
  /** Sizes of earlier checkpoints. */
  earlier?: readonly number[];
  /** Which parts are disclosed, beside the erasures'. */
  disclose?: (entry: MadeEntry, name: string, index: number) => boolean;
  /** Whether the bundle's making is on record. */
  record?: boolean;
  /** Puts other members into the record than are right. */
  changedRecord?: Record<string, Json>;
};

const sha256 = (data: string | Buffer): string => createHash("sha256").update(data).digest("hex");

/** The files of a right bundle in their order; unless asked otherwise with half of its parts, two earlier checkpoints and a record. */
export function bundleFiles(asked: Asked = {}): MadeFile[] {
  const { log = madeLog(), keys = [logKey], tokens = [], record = true } = asked;
  const files = asked.files ?? (record ? madeFiles : []);
  const through = log.entries.length;
  const lines = partLines(log, asked.disclose ?? ((_, __, index) => index % 2 === 0)).join("");
  let last = "";
  if (record) {
    const payload = {
      files: Object.fromEntries([["README.txt", sha256(readme)], ...files.map(({ name, data }) => [name, sha256(data)])]),
      format: "onus-bundle/1",
      parts: sha256(lines),
      scope: { workspace: "made" },
      through,
      withheld: ["drafts"],
      ...asked.changedRecord,
    };
    const made = log.add("bundle.exported", `bundle/${madeUuid("bundle", through)}`, { after: payload });
    last = partLine(made, through, 0);
  }
  const size = log.entries.length;
  const earlier = (asked.earlier ?? [0, 8, 13]).map((first) =>
    jsonLine({
      note: signedCheckpoint(log.origin, first, log.rootAt(first), keys),
      proof: log.proof(first, size).map((hash) => Buffer.from(hash).toString("base64")),
    }),
  );
  const texts: [string, string][] = [
    ["README.txt", readme],
    ["checkpoint", signedCheckpoint(log.origin, size, log.rootAt(size), keys)],
    ["leaves.jsonl", log.entries.map(({ bytes }) => `${Buffer.from(bytes).toString()}\n`).join("")],
    ["parts.jsonl", lines + last],
    ["earlier.jsonl", earlier.join("")],
  ];
  return [...texts.map(([name, text]) => ({ name, data: Buffer.from(text) })), ...tokens, ...files];
}

function partLines(log: MadeLog, disclose: NonNullable<Asked["disclose"]>): string[] {
  return log.entries.flatMap((entry, index) =>
    entry.parts
      .map(({ name }, at) => ({ name, at }))
      .filter(({ name }) => (entry.leaf.act === "part.erased" || disclose(entry, name, index)) && !(index === 7 && name === "comment"))
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .map(({ at }) => partLine(entry, index, at)),
  );
}

export function partLine(entry: MadeEntry, index: number, at: number): string {
  return jsonLine({ index, ...entry.parts[at]! });
}

export const madeBundle = (asked: Asked = {}): Buffer => writeZip(bundleFiles(asked));

/** A policy that trusts the made log. */
export function policy(more: Record<string, unknown> = {}): string {
  return JSON.stringify({ format: "onus-policy/1", logs: [{ origin, keys: [logKey.vkey] }], ...more });
}
