import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeBundle } from "@/lib/background/bundles/make-bundle";
import { eventsQuery, leavesQuery, partsQuery } from "@/lib/data/bundle-queries";
import { copyStatement } from "@/lib/data/exports-connection";
import { bundleAskedSchema } from "@/lib/domain/audit/bundle/asked";
import type { Viewer } from "@/lib/domain/viewer";
import { largeLog, sealNext } from "./bundle/large-log";
import { median, ratioRow } from "./measure";
import type { Row } from "./row";
import { withBenchDatabase } from "./workspace";

export const name = "bundle";
const entries = 200_000;
const runs = 3;

/**
 * A bundle of a long log, from its asking to its file on disk, against psql's COPY of the same rows (leaves, parts, events) to nowhere; MB of these rows a second. What the bundle does besides:
 * it hashes every leaf into the tree, writes and hashes tables and provenance, writes all of it twice (aside, then into the archive) and flushes it.
 */
export async function run(): Promise<Row[]> {
  return withBenchDatabase(async ({ workspace, url, superuserUrl }) => {
    let tree = await largeLog(workspace, entries, superuserUrl);
    const folder = mkdtempSync(join(tmpdir(), "onus-bundle-bench-"));
    const { lead } = workspace.viewers;
    const asked = bundleAskedSchema.parse({ scope: { of: "workspace" }, withhold: [] });
    const ours: number[] = [];
    const theirs: number[] = [];
    let bytes = 0;
    let peak = 0;
    try {
      for (let i = 0; i < runs; i++) {
        const making = { step: "", written: () => 0, signal: new AbortController().signal };
        const places = { path: join(folder, "bundle.zip"), work: join(folder, "work") };
        const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
        const began = performance.now();
        const sealing = sealNext(workspace, tree, superuserUrl);
        const { size } = await makeBundle(lead, { bundleId: workspace.viewers.second.userId, asked }, places, making);
        const ms = performance.now() - began;
        clearInterval(watching);
        tree = await sealing;
        bytes = size;
        const copy = await copied(url, lead);
        ours.push(copy.bytes / 1e3 / ms);
        theirs.push(copy.bytes / 1e3 / copy.ms);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const what = `bundle of a log of ${entries.toLocaleString("en")} entries and ${(2 * entries).toLocaleString("en")} contents (${Math.round(bytes / 1e6)} MB)`;
    const memory = Math.round(peak / 1e6);
    return [
      ratioRow(
        {
          name: what,
          value: median(ours),
          unit: "MB/s",
          reference: "psql COPY of the same rows",
          referenceValue: median(theirs),
          goal: "≥ 0.3",
        },
        (ratio) => ratio >= 0.3,
      ),
      ratioRow(
        {
          name: `${what}, peak memory of the process`,
          value: memory,
          unit: "MB",
          reference: "allowed",
          referenceValue: 512,
          goal: "≤ 512 MB",
        },
        (ratio) => ratio <= 1,
      ),
    ];
  });
}

/** psql must be installed. */
async function copied(url: string, viewer: Viewer): Promise<{ ms: number; bytes: number }> {
  const scope = { of: "workspace" } as const;
  const copies = [leavesQuery(viewer, entries), partsQuery(viewer, scope, ["drafts"], entries), eventsQuery(viewer, scope, entries)];
  const script = [
    "SET ROLE onus_app;",
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;",
    `SET LOCAL onus.workspace = '${viewer.workspaceId}'; SET LOCAL onus.person = '${viewer.userId}'; SET LOCAL jit = off; SET LOCAL enable_sort = off; SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL work_mem = '32MB';`,
    ...copies.map((query) => `${copyStatement(query).replaceAll("\n", " ")};`),
  ].join("\n");
  const began = performance.now();
  const child = spawn("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", url], { stdio: ["pipe", "pipe", "inherit"] });
  let bytes = 0;
  child.stdout.on("data", (block: Buffer) => (bytes += block.length));
  child.stdin.end(script);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`psql ended with ${code}`);
  return { ms: performance.now() - began, bytes };
}
