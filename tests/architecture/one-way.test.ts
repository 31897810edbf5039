import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { expect, test } from "vitest";
import { acts } from "@/lib/domain/audit/event";

const root = join(import.meta.dirname, "../..");

function sources(folders: string[]): { file: string; text: string }[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes("generated"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
}

test("an actions file is a table of contents: one operation a line, through the pipeline, and nothing else", () => {
  const line =
    /^(?:"use server";|import \{[\w, ]+\} from "@\/lib\/(?:operations\/[\w-]+|pipeline\/(?:server|visitor)-action)";|export const \w+Action = (?:server|visitor)Action\(\w+Operation\);|)$/;
  const files = sources(["app"]).filter(({ file }) => file.endsWith("/actions.ts"));
  expect(files.length).toBeGreaterThan(5);
  for (const { file, text } of files) {
    expect(text.startsWith('"use server";\n'), file).toBe(true);
    expect(
      text.split("\n").filter((each) => !line.test(each)),
      file,
    ).toEqual([]);
  }
});

test("a Viewer, a Visitor, an Operator and a Tx come into being in one file each: nowhere else is anything cast to one", () => {
  const minting: Record<string, string> = {
    Viewer: "lib/pipeline/session.ts",
    Visitor: "lib/pipeline/visitor.ts",
    Operator: "lib/pipeline/operator.ts",
    Tx: "lib/data/transaction.ts",
  };
  for (const [type, home] of Object.entries(minting)) {
    const cast = new RegExp(`\\bas (?:unknown as )?${type}\\b(?!\\[)|<${type}>\\s*[({]`);
    const found = sources(["lib", "app", "prisma", "bin", "tests"]).filter(
      ({ file, text }) => cast.test(text) && !file.startsWith("tests/architecture/"),
    );
    expect(
      found.map(({ file }) => file),
      type,
    ).toEqual([home]);
  }
});

test("every act that the log knows is told by something", () => {
  const text = sources(["lib/operations"])
    .map((source) => source.text)
    .join("\n");
  expect(Object.keys(acts).filter((act) => !text.includes(`"${act}"`))).toEqual([]);
});

test("every model has grants: the app may read each table, and which it may do more to is written down", () => {
  const tables = [...readFileSync(join(root, "prisma/schema.prisma"), "utf8").matchAll(/@@map\("(\w+)"\)/g)].map((match) => match[1]!);
  expect(tables.length).toBeGreaterThan(20);
  const migrations = readdirSync(join(root, "prisma/migrations"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const sql = migrations.map(({ name }) => readFileSync(join(root, "prisma/migrations", name, "migration.sql"), "utf8")).join("\n");
  const granted = [...sql.matchAll(/GRANT SELECT[^;]*?\bON\b([^;]*?)TO "onus_app"/g)].flatMap((match) =>
    [...match[1]!.matchAll(/"(\w+)"/g)].map((name) => name[1]),
  );
  expect(tables.filter((table) => !granted.includes(table))).toEqual([]);
});
