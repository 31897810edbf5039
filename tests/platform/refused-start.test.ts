import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { databaseUrl, ensureDatabase } from "../../bin/postgres/databases";
import { plainSentence } from "../../bin/start/plain-error";
import { startTestCluster } from "../support/postgres-cluster";
import { health, type Home, newHome, startOnus, stopOnus, untilUp } from "./onus-process";

const secrets = { ONUS_SESSION_SECRET: "s".repeat(40), ONUS_SIGNING_KEY: Buffer.alloc(32, 3).toString("base64") };
/** A folder as a first start leaves it, to be broken in one way after the other. */
const whole = newHome();
let home: Home;

beforeAll(async () => {
  const onus = await startOnus(whole.dataDir);
  await untilUp(onus);
  await stopOnus(onus);
});
afterAll(() => whole.remove());
beforeEach(() => {
  home = newHome();
});
afterEach(() => home.remove());

/** The sentence with which a start gives up: all that it prints, on no more than one line, with a code that tells failure. */
async function refusal(settings: Record<string, string> = {}): Promise<string> {
  const onus = await startOnus(home.dataDir, settings);
  expect(await onus.ended).toBe(1);
  expect(onus.output().trim().split("\n")).toHaveLength(1);
  return onus.output().trim();
}

function breakCopy(act: (dataDir: string) => void): void {
  cpSync(whole.dataDir, home.dataDir, { recursive: true });
  act(home.dataDir);
}

test("a taken port", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as { port: number };
  expect(await refusal({ PORT: String(port) })).toBe(
    `Port ${port} of 127.0.0.1 is taken by another program. Stop that one, or choose another port with PORT.`,
  );
  expect(existsSync(home.dataDir)).toBe(false);
  other.close();
});

test("an address that is not this machine's", async () => {
  expect(await refusal({ HOST: "192.0.2.1" })).toBe("192.0.2.1 is no address of this machine. Choose another with HOST.");
});

test("bad settings, each by its name", async () => {
  expect(await refusal({ PORT: "http", ONUS_SESION_SECRET: "x" })).toBe(
    "Onus cannot start with these settings. PORT must be a port number. ONUS_SESION_SECRET is no setting of Onus. They are explained in .env.example.",
  );
});

test("a bucket that is not there, before anything else is made", async () => {
  const bucket = {
    ONUS_BLOBS: "s3://frozen",
    ONUS_S3_ENDPOINT: "http://127.0.0.1:9",
    ONUS_S3_ACCESS_KEY_ID: "id",
    ONUS_S3_SECRET_ACCESS_KEY: "secret",
  };
  expect(await refusal(bucket)).toBe("Onus cannot use ONUS_BLOBS. The store of frozen documents does not work: it cannot be reached.");
  expect(existsSync(home.dataDir)).toBe(false);
});

test("a data folder that is a file", async () => {
  writeFileSync(home.dataDir, "");
  expect(await refusal()).toBe(`${home.dataDir} is not a folder. Move it away, or name another folder in ONUS_DATA_DIR.`);
});

test("damaged secrets", async () => {
  breakCopy((dataDir) => writeFileSync(join(dataDir, "secrets.json"), '{"session":'));
  expect(await refusal()).toContain("secrets.json is damaged. Restore it from a backup");
});

test("lost secrets over a database that needs them", async () => {
  breakCopy((dataDir) => rmSync(join(dataDir, "secrets.json")));
  expect(await refusal()).toContain("secrets.json is missing, and the database beside it cannot be opened without it");
});

test("secrets of another database", async () => {
  const password = "p".repeat(40);
  const others = { session: password, signing: secrets.ONUS_SIGNING_KEY, database: { postgres: password, onus: password } };
  breakCopy((dataDir) => writeFileSync(join(dataDir, "secrets.json"), JSON.stringify(others)));
  expect(await refusal()).toBe(`The database in ${home.dataDir} refuses the user or the password.`);
});

test("a database folder that lost its heart", async () => {
  breakCopy((dataDir) => rmSync(join(dataDir, "postgres", "PG_VERSION")));
  expect(await refusal()).toContain("is not a PostgreSQL data folder: PG_VERSION is missing");
});

test("a database folder of another PostgreSQL", async () => {
  breakCopy((dataDir) => writeFileSync(join(dataDir, "postgres", "PG_VERSION"), "17\n"));
  expect(await refusal()).toContain("was written by PostgreSQL 17, and this Onus brings PostgreSQL 18");
});

test("a database that cannot start says why, in PostgreSQL's words", async () => {
  breakCopy((dataDir) => rmSync(join(dataDir, "postgres", "global", "pg_control")));
  expect(await refusal()).toMatch(/^PostgreSQL did not start\. It said: .*pg_control.*postgres\.log\)$/);
});

test("a copy of the folder, as a backup gives it back, is a whole one", async () => {
  breakCopy(() => undefined);
  const onus = await startOnus(home.dataDir);
  await untilUp(onus);
  expect(await stopOnus(onus)).toBe(0);
});

test("an initdb that was interrupted is begun anew", async () => {
  mkdirSync(join(home.dataDir, "postgres.new"), { recursive: true });
  writeFileSync(join(home.dataDir, "postgres.new", "half"), "");
  const onus = await startOnus(home.dataDir);
  await untilUp(onus);
  expect(await stopOnus(onus)).toBe(0);
  expect(existsSync(join(home.dataDir, "postgres.new"))).toBe(false);
});

test("a stop in the middle of a first start is obeyed, and the next start carries on", async () => {
  const interrupted = await startOnus(home.dataDir);
  while (!existsSync(join(home.dataDir, "postgres.log"))) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await stopOnus(interrupted)).toBe(0);
  const onus = await startOnus(home.dataDir);
  await untilUp(onus);
  expect(await stopOnus(onus)).toBe(0);
});

test("a database of one's own: secrets are asked for, it must be there, and it is used without a demo", async () => {
  const cluster = await startTestCluster();
  try {
    await ensureDatabase(cluster.access, "own");
    const DATABASE_URL = databaseUrl(cluster.access, "onus", "own");
    expect(await refusal({ DATABASE_URL })).toContain("ONUS_SESSION_SECRET must be set, because DATABASE_URL is.");
    expect(await refusal({ DATABASE_URL: databaseUrl(cluster.access, "onus", "none"), ...secrets })).toBe(
      "The database of DATABASE_URL does not exist on its server.",
    );
    expect(await refusal({ DATABASE_URL: DATABASE_URL.replace(/:[^:@]+@/, ":wrong@"), ...secrets })).toBe(
      "The database of DATABASE_URL refuses the user or the password.",
    );
    const onus = await startOnus(home.dataDir, { DATABASE_URL, ...secrets, ONUS_DEMO: "" });
    await untilUp(onus);
    expect((await health(onus)).status).toBe(200);
    expect(onus.output()).not.toContain("Sign in to the demo");
    expect(existsSync(join(home.dataDir, "postgres"))).toBe(false);
    expect(await stopOnus(onus)).toBe(0);
  } finally {
    await cluster.stop();
  }
});

test("a database server that is not there", async () => {
  expect(await refusal({ DATABASE_URL: "postgresql://onus:secret@127.0.0.1:1/onus", ...secrets })).toBe(
    "The database of DATABASE_URL cannot be reached: connect ECONNREFUSED 127.0.0.1:1.",
  );
});

test("a full disk is one sentence, whoever met it first", () => {
  const ours = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  const theirs = new Error('FATAL:  could not write to file "pg_wal/xlogtemp.1": No space left on device');
  expect(plainSentence(ours)).toMatch(/^The disk is full/);
  expect(plainSentence(theirs)).toBe(plainSentence(ours));
});

test("a folder that is closed to this user is named", () => {
  expect(plainSentence(Object.assign(new Error("EACCES"), { code: "EACCES", path: dirname("/a/b") }))).toBe(
    "This user may not read or write /a.",
  );
});
