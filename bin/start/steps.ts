import { type ChildProcess, spawn } from "node:child_process";

/** Someone asked Onus to stop while it was still starting: no failure. */
export class Stopped extends Error {}

/**
 * Runs a program to its end, quietly: what it printed is handed over when it fails.
 * @throws Stopped when `signal` says so, after ending the program.
 */
export async function runQuietly(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<{ code: number | null; output: string }> {
  if (signal.aborted) throw new Stopped();
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => output.push(text));
  const end = () => child.kill("SIGTERM");
  signal.addEventListener("abort", end);
  const code = await ended(child);
  signal.removeEventListener("abort", end);
  if (signal.aborted) throw new Stopped();
  return { code, output: output.join("") };
}

export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => child.once("close", resolve).once("error", reject));
}
