import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OpenDatabase } from "./database";
import { writePrivate } from "./data-folder";
import { PlainError } from "./plain-error";

export type SignIn = { name: string; email: string; role: string; password: string };
type Kept = { state: "begun" | "done"; signIns: SignIn[] };

const seed = fileURLToPath(new URL("../../prisma/seed.ts", import.meta.url));

/**
 * Puts the demo workspace into an empty database, once, and returns who can sign in. `again` migrates a database that was emptied
 * because the last start was killed half-way through; nobody can have worked in it, since it is served only afterwards.
 */
export async function keptDemo(dataDir: string, database: OpenDatabase, again: () => Promise<unknown>): Promise<SignIn[]> {
  const file = join(dataDir, "demo-sign-ins.json");
  const kept = existsSync(file) ? read(file) : undefined;
  if (kept?.state === "done") return kept.signIns;
  if (!existsSync(seed)) return [];
  if (kept?.state === "begun") {
    if (!database.embedded)
      throw new PlainError(`The demo was left half-made by a start that was killed. Empty the database, remove ${file} and start again.`);
    await database.embedded.empty();
    await again();
  }
  write(file, { state: "begun", signIns: [] });
  const { seedDemo } = (await import(seed)) as { seedDemo: () => Promise<SignIn[]> };
  const signIns = await seedDemo();
  write(file, { state: "done", signIns });
  return signIns;
}

function read(file: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Kept;
  } catch {
    throw new PlainError(
      `${file} is damaged. Restore it from a backup, or put {"state":"done","signIns":[]} into it: only the demo's passwords are in it.`,
    );
  }
}

function write(file: string, kept: Kept): void {
  writePrivate(file, `${JSON.stringify(kept, null, 2)}\n`);
}
