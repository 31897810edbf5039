import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { isMainThread } from "node:worker_threads";
import { exits, type Verdict } from "@/lib/domain/audit/verify/outcome";
import { leafWorker } from "@/lib/domain/audit/verify/leaf-worker";
import { verifyBundle } from "@/lib/domain/audit/verify/verify";
import { openSource, readAt } from "./file-source";
import { hashRange, nodeCrypto } from "./node-crypto";
import { report } from "./report";
import { startThreads, workInThread } from "./threads";

const usage =
  "Usage: onus-verify BUNDLE [--policy FILE] [--json]\nExit: 0 verified, 1 tampered, 2 malformed (or a file that cannot be read), 3 not anchored.\n";
/** A bundle smaller than this is checked before threads would have started. */
const worthThreads = 8 * 2 ** 20;

/** Checks a bundle, says what it found, and ends with its exit code. */
async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { policy: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  const [path, ...more] = positionals;
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (path === undefined || more.length > 0) throw new Error("Say which bundle to verify.");
  const policy =
    values.policy === undefined ? null : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile(values.policy));
  const { source, handle } = await openSource(path);
  // Read from source, it has no file that a thread could load (docs/decisions/0023).
  const program = new URL(import.meta.url);
  const threads = source.size < worthThreads || program.pathname.endsWith(".ts") ? null : startThreads(program, handle.fd);
  const leaves = threads ?? leafWorker((offset, bytes) => void readAt(handle.fd, offset, bytes), nodeCrypto.crc32, hashRange);
  const { verdict, detail } = await verifyBundle({ ...nodeCrypto, leaves }, source, policy);
  await threads?.end();
  await handle.close();
  process.stdout.write(values.json ? `${JSON.stringify(verdict)}\n` : report(verdict, detail));
  return verdict.exit;
}

if (isMainThread) {
  // Node's own exit code for what nobody caught is 1, which would say “tampered with”.
  process.once("uncaughtException", (error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`);
    process.exit(exits.malformed);
  });
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    process.exitCode = exits.malformed;
    const what = error instanceof Error ? error.message : String(error);
    if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(unread(what))}\n`);
    else process.stderr.write(`${what}\n${usage}`);
  }
} else workInThread();

function unread(what: string): Verdict {
  const nothing = { origin: null, size: null, root: null, signedBy: null, witnesses: null, timestamps: null, parts: null };
  return { outcome: "malformed", exit: exits.malformed, ...nothing, problem: { what } };
}
