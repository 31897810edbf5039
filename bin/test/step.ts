import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export type Count = { passed: number; failed: number; skipped: number };

export type Step = {
  title: string;
  /** A program of node_modules/.bin's packages, by the path of its script. */
  script: string;
  args: string[];
  env?: Record<string, string>;
  /** Where the runner leaves its report and how to count it; without, the step counts as one by its exit code. */
  report?: { file: string; read(text: string): Count };
};

/** Programs that a step has started and that may outlive it. Each leads a process group of its own. */
const groups = new Set<number>();

/** Runs one step with its output shown, and sums up what it found. A runner that falls over counts as one failure. */
export async function runStep(step: Step, env: NodeJS.ProcessEnv): Promise<Count> {
  console.log(`\n=== ${step.title} ===`);
  const child = spawn(process.execPath, [resolve("node_modules", step.script), ...step.args], {
    env: { ...env, ...step.env },
    stdio: ["ignore", "inherit", "inherit"],
    detached: process.platform !== "win32",
  });
  if (child.pid) groups.add(child.pid);
  const code = await new Promise<number | null>((done) => child.once("exit", done).once("error", () => done(null)));
  endGroups();
  const count = counted(step);
  if (count === undefined) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

export function endGroups(): void {
  for (const pid of groups) {
    try {
      process.kill(-pid, "SIGKILL");
    } catch {
      // The group is empty: nothing was left behind.
    }
  }
  groups.clear();
}

function counted({ report }: Step): Count | undefined {
  return report && existsSync(report.file) ? report.read(readFileSync(report.file, "utf8")) : undefined;
}

export function vitestStep(title: string, project: string, reports: string): Step {
  const file = join(reports, `${project}.json`);
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return { title, script: "vitest/vitest.mjs", args, report: { file, read: readVitest } };
}

function readVitest(text: string): Count {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(text) as Record<string, number>;
  return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0, skipped: (numPendingTests ?? 0) + (numTodoTests ?? 0) };
}

export function readPlaywright(text: string): Count {
  const { stats } = JSON.parse(text) as { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}
