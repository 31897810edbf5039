import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { buildVerifier } from "@/bin/build/verifier";
import type { Verdict } from "@/lib/domain/audit/verify/outcome";
import { writeLargeBundle } from "@/tests/support/bundle/large-bundle";
import { policy } from "@/tests/support/bundle/made-bundle";
import { median, ratioRow } from "./measure";
import type { Row } from "./row";

export const name = "verify";
const entries = 1_000_000;
const runs = 5;

/** The one-file verifier on a million entries, from its start to its end, and openssl's SHA-256 of the very same file. */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "onus-verify-"));
  try {
    const [bundle, policyFile, result] = ["bundle.zip", "policy.json", "rss"].map((file) => join(folder, file)) as [string, string, string];
    const verifier = await buildVerifier(join(folder, "onus-verify.mjs"));
    writeFileSync(policyFile, policy());
    writeLargeBundle(bundle, entries);
    // What the process took at most is written when it ends, by a file loaded before it.
    const peak = join(folder, "peak.mjs");
    writeFileSync(
      peak,
      `import { isMainThread } from "node:worker_threads"; import { writeFileSync } from "node:fs";
if (isMainThread) process.on("exit", () => writeFileSync(${JSON.stringify(result)}, String(process.resourceUsage().maxRSS)));`,
    );
    const [ours, theirs, memory]: [number[], number[], number[]] = [[], [], []];
    for (let n = 0; n < runs; n++) {
      const verified = await timed(process.execPath, ["--import", peak, verifier, bundle, "--policy", policyFile, "--json"]);
      const verdict: Verdict = JSON.parse(verified.out);
      if (verdict.outcome !== "verified" || verdict.size !== entries) throw new Error(`not verified: ${verified.out}`);
      ours.push(verified.ms);
      memory.push(Number(readFileSync(result, "utf8")));
      theirs.push((await timed("openssl", ["dgst", "-sha256", bundle])).ms);
    }
    const rate = (ms: readonly number[]): number => entries / (median(ms) / 1000);
    const hashed = rate(theirs);
    return [
      ratioRow(
        {
          name: "verify 1M entries offline",
          value: rate(ours),
          unit: "leaves/s",
          reference: "asked for on two cores",
          referenceValue: 800_000,
          goal: "≥ 0.8M leaves/s",
        },
        (ratio) => ratio >= 1,
      ),
      ratioRow(
        {
          name: "verify 1M entries offline, time",
          value: median(ours),
          unit: "ms",
          reference: `openssl dgst -sha256 of the same file (${Math.round(hashed)} leaves/s)`,
          referenceValue: median(theirs),
          goal: "≤ 3",
        },
        (ratio) => ratio <= 3,
      ),
      ratioRow(
        {
          name: "verify 1M entries offline, peak memory of the process",
          value: (Math.max(...memory) * 1024) / 1e6,
          unit: "MB",
          reference: "allowed",
          referenceValue: 512,
          goal: "< 512 MB",
        },
        (ratio) => ratio < 1,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function timed(program: string, args: string[]): Promise<{ ms: number; out: string }> {
  const begun = performance.now();
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number | null>((settle, reject) => child.once("error", reject).once("close", settle));
  const out = await text(child.stdout);
  if ((await ended) !== 0) throw new Error(`${program} failed: ${out}`);
  return { ms: performance.now() - begun, out };
}
