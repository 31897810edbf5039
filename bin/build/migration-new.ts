/**
 * `npm run migration:new -- NAME`: writes prisma/migrations/NNNN_NAME/migration.sql, the difference between the schema
 * as the migration before left it (each folder keeps that schema.prisma) and prisma/schema.prisma as it is now.
 *
 * Run again with the name of the newest migration, it writes that one anew, from the same beginning, and keeps
 * what stands below the line `-- By hand.`: policies, triggers, grants and checks, of which Prisma knows nothing.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { noDatabase, openSchemaEngine } from "@/lib/data/schema-engine";

const prismaDir = fileURLToPath(new URL("../../prisma", import.meta.url));
const migrationsDir = join(prismaDir, "migrations");
const byHand = "-- By hand. Kept when this migration is generated again.";

const name = (process.argv[2] ?? "").replace(/^\d{4}_/, "");
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Usage: npm run migration:new -- name_in_lower_case");
  process.exit(2);
}
mkdirSync(migrationsDir, { recursive: true });
const folders = readdirSync(migrationsDir)
  .filter((entry) => /^\d{4}_/.test(entry))
  .sort();
const newest = folders.at(-1);
const again = newest !== undefined && newest.slice(5) === name;
const before = again ? folders.at(-2) : newest;
const folder = again ? newest : `${String(folders.length + 1).padStart(4, "0")}_${name}`;

const schema = readFileSync(join(prismaDir, "schema.prisma"), "utf8");
const script = await difference(before && readFileSync(join(migrationsDir, before, "schema.prisma"), "utf8"), schema);

const target = join(migrationsDir, folder);
mkdirSync(target, { recursive: true });
writeFileSync(join(target, "migration.sql"), `${script.trimEnd()}\n\n${byHand}${handwritten(join(target, "migration.sql"))}`);
writeFileSync(join(target, "schema.prisma"), schema);
if (!existsSync(join(migrationsDir, "migration_lock.toml"))) {
  writeFileSync(join(migrationsDir, "migration_lock.toml"), 'provider = "postgresql"\n');
}
console.log(`prisma/migrations/${folder}/migration.sql ${again ? "written anew" : "written"}`);

async function difference(from: string | undefined, to: string): Promise<string> {
  const engine = await openSchemaEngine(noDatabase);
  const { stdout } = await engine.diff({
    from: from === undefined ? { tag: "empty" } : { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: from }] },
    to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: to }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? "";
}

function handwritten(file: string): string {
  if (!existsSync(file)) return "\n";
  const text = readFileSync(file, "utf8");
  const at = text.indexOf(byHand);
  return at === -1 ? "\n" : text.slice(at + byHand.length);
}
