import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { LogStatus, WorkspaceLogs } from "@/lib/data/sealing/operator-reads";
import { Refusal, type Result } from "@/lib/domain/problems";
import { besideServer } from "./beside-server";
import { type Command, print, Usage } from "./command";

type Asked = { act: string; workspace: string | undefined; json: boolean };

const acts: Record<string, (asked: Asked) => Promise<number>> = { status, check, recover, "rotate-key": rotateKey };

/** The record as the operator looks after it: how far it is sealed, whether it is sound, and what to do when it is frozen. docs/audit-log.md tells more. */
export const logCommand: Command = {
  usage: "log status|check|recover [--workspace SLUG] [--json] | log rotate-key [--json]",
  async run(args) {
    const asked = understood(args);
    return besideServer(() => acts[asked.act]!(asked));
  },
};

function understood(args: string[]): Asked {
  try {
    const options = { json: { type: "boolean" }, workspace: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [act = "", ...rest] = positionals;
    if (!Object.hasOwn(acts, act) || rest.length > 0) throw new Usage("Say status, check, recover or rotate-key.");
    return { act, workspace: values.workspace, json: values.json ?? false };
  } catch (error) {
    throw error instanceof Usage ? error : new Usage(error instanceof Error ? error.message : String(error));
  }
}

async function workspaces({ workspace }: Asked): Promise<WorkspaceLogs[]> {
  const { allLogs } = await import("@/lib/data/sealing/operator-reads");
  const all = await allLogs((await settings()).databaseUrl);
  const found = all.filter(({ slug }) => workspace === undefined || slug === workspace);
  if (workspace !== undefined && found.length === 0) throw new Refusal("not-found", { detail: `No workspace ${workspace} has a log.` });
  return found;
}

async function settings() {
  const { currentSettings } = await import("@/lib/gateways/settings");
  return currentSettings();
}

async function status(asked: Asked): Promise<number> {
  const all = await workspaces(asked);
  if (asked.json) {
    print(all.map(({ logs, ...rest }) => ({ ...rest, logs: logs.map(plainStatus) })));
    return 0;
  }
  for (const { slug, origin, waiting, logs } of all) {
    process.stdout.write(`${slug}${waiting > 0 ? `: ${waiting} to be put in order` : ""}\n`);
    for (const log of logs) process.stdout.write(`  ${log.origin === origin ? "*" : " "} ${inWords(log)}\n`);
  }
  return 0;
}

function plainStatus({ origin, size, root, key, note, signedSize, signedAt, frozenAt, frozenWhy }: LogStatus) {
  return { origin, size, root: Buffer.from(root).toString("base64"), key, note, signedSize, signedAt, frozenAt, frozenWhy };
}

function inWords({ origin, size, signedSize, signedAt, frozenAt, frozenWhy }: LogStatus): string {
  const signed = signedSize === null ? "not signed yet" : `signed up to ${signedSize} at ${signedAt}`;
  return `${origin}  ${size} entries, ${signed}${frozenAt ? `\n    FROZEN at ${frozenAt}: ${frozenWhy}` : ""}`;
}

async function check(asked: Asked): Promise<number> {
  const { checkWorkspace } = await import("@/lib/data/sealing/check/check-workspace");
  const { SignerMemory } = await import("@/lib/gateways/signer-memory");
  const { databaseUrl, signerDir } = await settings();
  const memory = await SignerMemory.open(resolve(signerDir));
  const remembered = (origin: string) => memory.of(origin);
  const found = [];
  for (const { workspaceId, slug } of await workspaces(asked))
    found.push({ slug, ...(await checkWorkspace(databaseUrl, workspaceId, remembered)) });
  const isSound = found.every(({ findings }) => findings.length === 0);
  if (asked.json) print(found);
  else
    for (const { slug, entries, objects, findings } of found) {
      process.stdout.write(
        `${slug}: ${entries} entries and ${objects} objects read, ${findings.length === 0 ? "all as the record says" : "NOT as the record says:"}\n`,
      );
      for (const { where, what } of findings) process.stdout.write(`  ${where}: ${what}\n`);
    }
  return isSound ? 0 : 1;
}

async function recover(asked: Asked): Promise<number> {
  const { restateFrozenLog } = await import("@/lib/data/sealing/restate-log");
  const { continueLogOperation } = await import("@/lib/operations/continue-log");
  const { operatorHere } = await import("@/lib/pipeline/operator");
  const { runAsOperator } = await import("@/lib/pipeline/run");
  const { SignerMemory } = await import("@/lib/gateways/signer-memory");
  const memory = await SignerMemory.open(resolve((await settings()).signerDir));
  const done = [];
  for (const { workspaceId, slug, origin, logs } of await workspaces(asked)) {
    if (!logs.find((log) => log.origin === origin)?.frozenAt) continue;
    await restateFrozenLog((await settings()).databaseUrl, { workspaceId, origin });
    const known = memory.of(origin);
    const note = known === null || known === "damaged" ? null : known.note;
    done.push({ slug, ...orRefused(await runAsOperator(continueLogOperation, operatorHere(), { workspaceId, note })) });
  }
  if (asked.json) print(done);
  else if (done.length === 0) process.stdout.write("Nothing to recover: no log that is written is frozen.\n");
  else
    for (const { slug, before, origin } of done) process.stdout.write(`${slug}: ${before} is left as it is; ${origin} goes on from it.\n`);
  return 0;
}

async function rotateKey(asked: Asked): Promise<number> {
  if (asked.workspace !== undefined) throw new Usage("One key signs all logs: give no workspace.");
  const { rotateLogKey } = await import("./rotate-log-key");
  const { changed, isNew } = await rotateLogKey(await workspaces(asked));
  if (asked.json) print({ changed, isNew });
  else if (changed.length === 0)
    process.stdout.write("Nothing to change: the first key signs every log, or its taking over is on record already.\n");
  else
    process.stdout.write(
      `On record in ${changed.length} logs that another key takes over.${isNew ? " Start Onus again: the new key signs from then on." : ""}\n`,
    );
  return 0;
}

function orRefused<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Refusal(result.problem.kind, { detail: result.problem.detail ?? result.problem.kind });
}
