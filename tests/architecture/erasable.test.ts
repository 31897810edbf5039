import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const prisma = join(import.meta.dirname, "../../prisma");

/** Columns of workspaces' tables that hold nobody's words: words of a closed choice, hashes, and what the log consists of. */
const noWords = new Set([
  ..."kind state mode role tag basis likelihood confidence disposition proposed stance outcome reason_code about_kind origin".split(" "),
  ..."intake media_type language sha256 text_sha256 blob_sha256 token_hash pseudonym proposer reliability retired mail last_error".split(
    " ",
  ),
  ..."act actor object settlement slug log_origin".split(" "),
]);
const apart = new Set([
  "audit_event",
  "audit_part",
  "audit_intent",
  "audit_log",
  "audit_entry",
  "audit_tile",
  "audit_checkpoint",
  "audit_anchor",
  "bundle",
  "erased_blob",
]);
/** A source's origin is its publisher's name, not a choice. */
const wordsAfterAll = ["source.origin"];

test("every column that holds what people wrote can be erased", () => {
  const migrations = readdirSync(join(prisma, "migrations"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const sql = migrations.map(({ name }) => readFileSync(join(prisma, "migrations", name, "migration.sql"), "utf8")).join("\n");
  const erasable = new Set(
    [...sql.matchAll(/GRANT UPDATE \(([^)]*)\) ON ([^;]*?) TO "onus_eraser"/g)].flatMap(([, columns, tables]) =>
      tables!.split(",").flatMap((table) => columns!.split(",").map((column) => `${table.trim()}.${column.trim()}`.replaceAll('"', ""))),
    ),
  );
  const missing: string[] = [];
  for (const [, body] of readFileSync(join(prisma, "schema.prisma"), "utf8").matchAll(/^model \w+ \{(.*?)^\}/gms)) {
    const table = /@@map\("(\w+)"\)/.exec(body!)![1]!;
    if (!body!.includes("workspaceId") || apart.has(table)) continue;
    for (const [line, field] of body!.matchAll(/^ {2}(\w+) +(?:String|Json)\??.*$/gm)) {
      const column = /@map\("(\w+)"\)/.exec(line)?.[1] ?? field!;
      const name = `${table}.${column}`;
      if (line.includes("@db.Uuid") || (noWords.has(column) && !wordsAfterAll.includes(name))) continue;
      if (!erasable.has(name)) missing.push(name);
    }
  }
  expect(missing).toEqual([]);
});
