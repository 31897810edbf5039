import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { build } from "esbuild";
import pg from "pg";
import { openExportConnection, copyStatement } from "@/lib/data/exports-connection";
import { headerQuery } from "@/lib/data/exports-header";
import { lineQueries } from "@/lib/data/exports-queries";
import { uuid } from "@/lib/data/exports-scope";
import type { Viewer } from "@/lib/domain/viewer";
import { type Access, databaseUrl, ensureDatabase } from "@/bin/postgres/databases";
import { startTestCluster, templateDatabase } from "@/tests/support/postgres-cluster";
import { lineCount, millionLines } from "./export/million-lines";
import type { Row } from "./row";

export const name = "export";
const runs = 3;

/** A million lines of a real record's shape, as our export and as psql's COPY of the very same queries. */
export async function run(): Promise<Row[]> {
  const { access, stop } = await startTestCluster();
  try {
    const url = await freshDatabase(access);
    const { workspace, articleId } = await millionLines(databaseUrl(access, "postgres", "export_bench"));
    const viewer = workspace.viewers.observer;
    process.env.DATABASE_URL = url;
    const copies = Object.values(await queriesOf(viewer, articleId))
      .flat()
      .map(copyStatement);
    const child = await compiledChild();
    const ours: Measured[] = [];
    const theirs: number[] = [];
    for (let i = 0; i < runs; i++) {
      ours.push(await exported(child, viewer, articleId));
      theirs.push(await copiedByPsql(url, viewer, copies));
    }
    const rate = (ms: number): number => Math.round(lineCount / (ms / 1000));
    const [value, referenceValue] = [rate(median(ours.map((one) => one.ms))), rate(median(theirs))];
    const peak = Math.round((Math.max(...ours.map((one) => one.peakKiB)) * 1024) / 1e6);
    return [
      {
        name: "JSON Lines, 1M lines",
        value,
        unit: "lines/s",
        reference: "psql COPY of the same queries",
        referenceValue,
        ratio: round(value / referenceValue),
        goal: "≥ 0.9",
        met: value / referenceValue >= 0.9,
      },
      {
        name: "JSON Lines, 1M lines, peak memory of the process",
        value: peak,
        unit: "MB",
        reference: "allowed",
        referenceValue: 120,
        ratio: round(peak / 120),
        goal: "≤ 120 MB",
        met: peak <= 120,
      },
    ];
  } finally {
    delete process.env.DATABASE_URL;
    await stop();
  }
}

type Measured = { ms: number; bytes: number; peakKiB: number; end: string };

async function freshDatabase(access: Access): Promise<string> {
  await ensureDatabase(access, "postgres");
  const client = new pg.Client({ connectionString: databaseUrl(access, "postgres", "postgres") });
  await client.connect();
  await client.query(`CREATE DATABASE export_bench TEMPLATE ${templateDatabase} OWNER onus`);
  await client.end();
  process.env.ONUS_SESSION_SECRET ??= "only-for-benches-only-for-benches";
  process.env.ONUS_SIGNING_KEY ??= Buffer.alloc(32, 1).toString("base64");
  process.env.DATABASE_URL = databaseUrl(access, "onus", "export_bench");
  return process.env.DATABASE_URL;
}

/** The queries that the export itself runs. */
async function queriesOf(viewer: Viewer, articleId: string): Promise<Record<string, string[]>> {
  const connection = await openExportConnection(viewer);
  const [found] = await connection.rows<{ pairs: string; header: string }>(headerQuery({ viewer, blind: [] }, uuid(articleId)));
  connection.close();
  const header: { version: { id: string } } = JSON.parse(found!.header);
  return lineQueries({ viewer, blind: [], articleId, versionId: header.version.id, pairs: JSON.parse(found!.pairs) });
}

/** Compiled beforehand, as the server is, so that no compiler's memory is measured. @returns the file */
async function compiledChild(): Promise<string> {
  const outfile = resolve("node_modules/.cache/export-child.mjs");
  await build({
    entryPoints: ["tests/bench/export/export-child.ts"],
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "error",
  });
  return outfile;
}

async function exported(file: string, viewer: Viewer, articleId: string): Promise<Measured> {
  const child = spawn(process.execPath, [file], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(JSON.stringify({ viewer, articleId }));
  const measured: Measured = JSON.parse(await text(child.stdout));
  const { lines }: { lines: Record<string, number> } = JSON.parse(measured.end);
  const total = Object.values(lines).reduce((sum, count) => sum + count, 0);
  if (total !== lineCount) throw new Error(`exported ${total} lines instead of ${lineCount}`);
  return measured;
}

/** psql must be installed. It reads under the same role, scope and settings, and writes to nowhere. */
async function copiedByPsql(url: string, viewer: Viewer, copies: readonly string[]): Promise<number> {
  const script = [
    "SET ROLE onus_app;",
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;",
    `SET LOCAL onus.workspace = '${viewer.workspaceId}'; SET LOCAL onus.person = '${viewer.userId}'; SET LOCAL jit = off; SET LOCAL enable_sort = off; SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL work_mem = '32MB';`,
    ...copies.map((copy) => `${copy};`),
    "COMMIT;",
  ].join("\n");
  const begun = performance.now();
  const child = spawn("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null", url], { stdio: ["pipe", "ignore", "inherit"] });
  const ended = new Promise<number | null>((settle, reject) => child.once("error", reject).once("close", settle));
  child.stdin.end(script);
  if ((await ended) !== 0) throw new Error("psql failed");
  return performance.now() - begun;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
