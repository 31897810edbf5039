import { join, resolve } from "node:path";
import type { Settings } from "@/lib/domain/settings";
import { version } from "@/package.json";
import { generateClientIfStale } from "../build/generate";
import { buildIfStale } from "../build/production";
import { whenNpmIsGone } from "../prepare.mjs";
import { openDataFolder } from "./data-folder";
import { checkBlobs } from "./blobs";
import { bringUpToDate, type OpenDatabase, openEmbedded, openExternal } from "./database";
import { keptDemo, type SignIn } from "./demo";
import { PlainError, plainSentence } from "./plain-error";
import { keptSecrets } from "./secrets";
import { readSettings, supplied } from "./settings";
import { checkAddress, startServer, type WebServer } from "./server";
import { Stopped } from "./steps";

/** Everything that runs, in the order in which it is stopped. */
type Running = { server?: WebServer; database?: OpenDatabase };

/** `npm start`, from settings to an address that answers; returns the exit code by ending the process. */
export async function start({ dev }: { dev: boolean }): Promise<void> {
  const running: Running = {};
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());
  whenNpmIsGone(() => stopping.abort());
  let code = 0;
  try {
    await run(dev, running, stopping.signal);
  } catch (error) {
    if (!(error instanceof Stopped)) {
      code = 1;
      console.error(plainSentence(error) ?? error);
    }
  }
  await running.server?.stop();
  await running.database?.embedded?.cluster.stop();
  process.exit(code);
}

async function run(dev: boolean, running: Running, signal: AbortSignal): Promise<void> {
  const settings = readSettings();
  const dataDir = resolve(settings.dataDir);
  await checkAddress(settings.host, settings.port);
  if (settings.blobs) await checkBlobs(settings.blobs);
  openDataFolder(dataDir);
  generateClientIfStale();
  const env = supplied(settings, dataDir);
  const database = await openDatabase(settings, dataDir);
  running.database = database;
  env.DATABASE_URL = database.url;
  Object.assign(process.env, env);
  orStop(signal);
  const migrateIt = () => bringUpToDate(database.url, resolve("prisma/migrations"));
  await migrateIt();
  orStop(signal);
  const signIns = settings.demo ? await keptDemo(dataDir, database, migrateIt) : [];
  if (!dev) await buildIfStale(settings.buildDir, signal, say);
  orStop(signal);
  running.server = await startServer({ ...process.env, NODE_ENV: dev ? "development" : "production" }, dev);
  greet(settings.origin, signIns, join(settings.dataDir, "demo-sign-ins.json"));
  await untilSomethingEnds(running, database, dataDir, signal);
}

function openDatabase(settings: Settings, dataDir: string): Promise<OpenDatabase> {
  return settings.databaseUrl === undefined ? openEmbedded(dataDir, keptSecrets(dataDir)) : openExternal(settings.databaseUrl);
}

function orStop(signal: AbortSignal): void {
  if (signal.aborted) throw new Stopped();
}

function greet(origin: string, signIns: SignIn[], file: string): void {
  say(`Onus ${version} answers at ${origin}`);
  if (signIns.length > 0) say(`\nSign in to the demo as one of these (kept in ${file}):`);
  for (const { role, name, email, password } of signIns) say(`  ${role.padEnd(9)} ${email.padEnd(28)} ${password}   ${name}`);
  say("\nCtrl-C stops it.");
}

async function untilSomethingEnds(running: Running, database: OpenDatabase, dataDir: string, signal: AbortSignal): Promise<void> {
  const asked = new Promise<void>((done) => (signal.aborted ? done() : signal.addEventListener("abort", () => done())));
  const serverEnded = running.server?.ended.then((how) => `The server ended unexpectedly, by ${how}.`);
  const databaseEnded = database.embedded?.cluster.ended.then(
    () => `The database ended unexpectedly; see ${join(dataDir, "postgres.log")}.`,
  );
  const failure = await Promise.race([asked, serverEnded ?? asked, databaseEnded ?? asked]);
  if (failure !== undefined && !signal.aborted) throw new PlainError(`${failure} Start Onus again; nothing that was saved is lost.`);
}

function say(line: string): void {
  console.log(line);
}
