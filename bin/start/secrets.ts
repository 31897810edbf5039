import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writePrivate } from "./data-folder";
import { PlainError } from "./plain-error";

const shape = z.object({
  session: z.string().min(32),
  /** As ONUS_SIGNING_KEY has it: the first signs. */
  signing: z.string().regex(/^[A-Za-z0-9+/]{43}=(,[A-Za-z0-9+/]{43}=)*$/),
  database: z.object({ postgres: z.string().min(16), onus: z.string().min(16) }),
});
export type Secrets = z.output<typeof shape>;

/** The embedded default's secrets: made once, at the first start, and never made anew over data that needs the old ones. */
export function keptSecrets(dataDir: string): Secrets {
  const file = join(dataDir, "secrets.json");
  if (existsSync(file)) return readSecrets(file);
  if (existsSync(join(dataDir, "postgres")))
    throw new PlainError(`${file} is missing, and the database beside it cannot be opened without it. Restore it from a backup.`);
  const random = () => randomBytes(32).toString("base64");
  const secrets = { session: random(), signing: random(), database: { postgres: random(), onus: random() } };
  writePrivate(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

/** @param seeds as ONUS_SIGNING_KEY has them */
export function keepSigningKeys(dataDir: string, seeds: readonly string[]): void {
  writePrivate(join(dataDir, "secrets.json"), `${JSON.stringify({ ...keptSecrets(dataDir), signing: seeds.join(",") }, null, 2)}\n`);
}

function readSecrets(file: string): Secrets {
  const text = readFileSync(file, "utf8");
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw new PlainError(`${file} is damaged. Restore it from a backup; without it the database beside it cannot be opened.`);
  }
}
