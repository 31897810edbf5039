import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateClientIfStale } from "../build/generate";
import { buildIfStale } from "../build/production";
import { whenNpmIsGone } from "../prepare.mjs";
import { freePort } from "../postgres/free-port";
import { stopLeftover } from "../postgres/leftover";
import { plainSentence } from "../start/plain-error";
import { runQuietly } from "../start/steps";
import { ensureChromium } from "./browser";
import { type Count, endGroups, readPlaywright, runStep, type Step, vitestStep } from "./step";

/** The tests' own build, beside the one that a running server may be serving. */
const buildDir = ".next-test";

/** Everything, in order; a failing step does not keep the later ones from running. Ends the process: 0 only if nothing failed. */
export async function runTests({ fast }: { fast: boolean }): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), "onus-run-"));
  const aborted = new AbortController();
  const abort = () => {
    aborted.abort();
    endGroups();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, abort);
  whenNpmIsGone(abort);
  let total: Count = { passed: 0, failed: 0, skipped: 0 };
  try {
    await prepareSources(aborted.signal);
    // Whatever a test leaves behind, it leaves in here.
    const env: NodeJS.ProcessEnv = {
      ...withoutSettings(process.env),
      TMPDIR: temporary,
      NEXT_TELEMETRY_DISABLED: "1",
      ...(process.stdout.isTTY ? {} : { NO_COLOR: "1" }),
    };
    for (const step of await steps(fast, temporary)) {
      if (aborted.signal.aborted) break;
      total = sum(total, await outcome(step, env, aborted.signal));
    }
  } catch (error) {
    console.error(plainSentence(error) ?? error);
    total = sum(total, failure);
  }
  await cleanUp(temporary);
  if (aborted.signal.aborted) process.exit(130);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exit(total.failed > 0 ? 1 : 0);
}

const failure: Count = { passed: 0, failed: 1, skipped: 0 };

/** A step is a program, or something done here that either goes well or throws. */
type Doing = { title: string; act(signal: AbortSignal): Promise<void> };

async function steps(fast: boolean, temporary: string): Promise<(Step | Doing)[]> {
  const first: Step[] = [
    { title: "Types", script: "typescript/bin/tsc", args: ["--noEmit", "-p", "."] },
    { title: "Lint", script: "oxlint/bin/oxlint", args: ["--type-aware", "--deny-warnings"] },
    vitestStep("Unit tests", "unit", temporary),
    vitestStep("Operation tests, on a PostgreSQL", "operations", temporary),
  ];
  if (fast) return first;
  const build = { title: "Production build", act: (signal: AbortSignal) => buildIfStale(buildDir, signal, console.log) };
  const found = readdirSync("tests/e2e", { recursive: true, encoding: "utf8" }).some((file) => file.endsWith(".spec.ts"));
  return [
    ...first,
    build,
    vitestStep("Start and stop, on real processes", "platform", temporary),
    ...(found ? [await browserStep(temporary)] : []),
  ];
}

async function browserStep(temporary: string): Promise<Step | Doing> {
  if (!ensureChromium())
    return { title: "Browser tests", act: () => Promise.reject(new Error("No Chromium is here, and none could be installed.")) };
  const file = join(temporary, "browser.json");
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file, E2E_PORT: String(await freePort()), E2E_DATA_DIR: join(temporary, "e2e-data") };
  return {
    title: "Browser tests",
    script: "@playwright/test/cli.js",
    args: ["test", "--reporter=line,json"],
    env,
    report: { file, read: readPlaywright },
  };
}

async function outcome(step: Step | Doing, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Count> {
  if ("script" in step) return runStep(step, env);
  console.log(`\n=== ${step.title} ===`);
  try {
    await step.act(signal);
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(plainSentence(error) ?? error);
    return failure;
  }
}

/** What the type check reads but nobody commits: the Prisma client and Next's own types. */
async function prepareSources(signal: AbortSignal): Promise<void> {
  generateClientIfStale();
  const { code, output } = await runQuietly(
    process.execPath,
    ["node_modules/next/dist/bin/next", "typegen"],
    { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
    signal,
  );
  if (code !== 0) throw new Error(`Next's types could not be generated.\n${output}`);
}

/** Settings of whoever runs the tests must not reach them. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(ONUS_|DATABASE_URL$|HOST$|PORT$|NEXTAUTH_|NODE_ENV$)/.test(name));
  return Object.fromEntries(kept) as NodeJS.ProcessEnv;
}

function sum(one: Count, other: Count): Count {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, skipped: one.skipped + other.skipped };
}

/** Databases lead a session of their own, so that nothing but their folder tells whose they are. */
async function cleanUp(temporary: string): Promise<void> {
  endGroups();
  mkdirSync(temporary, { recursive: true });
  for (const folder of readdirSync(temporary, { recursive: true, encoding: "utf8" })) {
    if (folder.endsWith("PG_VERSION") && existsSync(join(temporary, folder, "..", "postmaster.pid")))
      await stopLeftover(join(temporary, folder, ".."));
  }
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
