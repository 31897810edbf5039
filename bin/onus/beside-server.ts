import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { readHealth } from "@/lib/data/health";
import { generateClientIfStale } from "../build/generate";
import { isHeld, openDataFolder } from "../start/data-folder";
import { openEmbedded, openExternal, runningEmbedded } from "../start/database";
import { PlainError } from "../start/plain-error";
import { keptSecrets } from "../start/secrets";
import { readSettings, supplied } from "../start/settings";

/**
 * Does something with the settings and the database of `npm start`: beside the server that runs, or with the embedded database opened for as long as it
 * takes. @throws PlainError where there is none, or one of another version
 */
export async function besideServer<T>(act: () => Promise<T>): Promise<T> {
  const settings = readSettings();
  const dataDir = resolve(settings.dataDir);
  generateClientIfStale();
  const database = settings.databaseUrl === undefined ? await embedded(dataDir) : await external(settings.databaseUrl);
  try {
    Object.assign(process.env, supplied(settings, dataDir), { DATABASE_URL: database.url });
    const { migrations } = await readHealth(database.url);
    if (migrations !== "current") throw new PlainError(otherVersion[migrations]);
    return await act();
  } finally {
    const { closeDatabase } = await import("@/lib/data/database");
    await closeDatabase();
    await database.close();
  }
}

const otherVersion = {
  behind: "The database was not brought up to this version of Onus yet: start it once with npm start.",
  ahead: "A newer Onus has worked with this database. Use the command of that version.",
  unknown: "The database does not answer.",
};

type Opened = { url: string; close: () => Promise<void> };

async function external(databaseUrl: string): Promise<Opened> {
  const { url } = await openExternal(databaseUrl);
  return { url, close: async () => undefined };
}

async function embedded(dataDir: string): Promise<Opened> {
  if (!existsSync(join(dataDir, "postgres"))) throw new PlainError(`There is no Onus in ${dataDir} yet: start it once with npm start.`);
  const secrets = keptSecrets(dataDir);
  if (isHeld(dataDir)) {
    const url = runningEmbedded(dataDir, secrets);
    if (url === undefined) throw new PlainError("Onus is just starting or stopping. Try again in a moment.");
    return { url, close: async () => undefined };
  }
  openDataFolder(dataDir);
  const { url, embedded: opened } = await openEmbedded(dataDir, secrets);
  return { url, close: async () => opened?.cluster.stop() };
}
