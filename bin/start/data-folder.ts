import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PlainError } from "./plain-error";

/** Makes the folder of everything Onus keeps, closed to others, and holds it for this process alone. */
export function openDataFolder(dataDir: string): void {
  if (existsSync(dataDir) && !statSync(dataDir).isDirectory())
    throw new PlainError(`${dataDir} is not a folder. Move it away, or name another folder in ONUS_DATA_DIR.`);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (lstatSync(dataDir).uid === process.getuid?.()) chmodSync(dataDir, 0o700);
  takeLock(join(dataDir, "start.lock"));
}

/** Whether a process that runs holds the folder, as `npm start` does. */
export function isHeld(dataDir: string): boolean {
  const holder = readHolder(join(dataDir, "start.lock"));
  return holder !== undefined && beginning(holder.pid) === holder.began;
}

/** Written whole or not at all, and readable by nobody else. */
export function writePrivate(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text, { mode: 0o600 });
  renameSync(unfinished, file);
}

function takeLock(file: string): void {
  const mine = JSON.stringify({ pid: process.pid, began: beginning(process.pid) });
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      writeFileSync(file, mine, { flag: "wx", mode: 0o600 });
      process.once("exit", () => rmSync(file, { force: true }));
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = readHolder(file);
    if (holder && beginning(holder.pid) === holder.began) {
      throw new PlainError(
        `Onus already runs on ${file.replace(/\/start\.lock$/, "")} (process ${holder.pid}). Stop it first, or name another folder in ONUS_DATA_DIR.`,
      );
    }
    // Left behind by a process that was killed.
    rmSync(file, { force: true });
  }
  throw new PlainError(`${file} keeps coming back: is another Onus starting on the same folder?`);
}

function readHolder(file: string): { pid: number; began: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as { pid: number; began: string };
  } catch {
    return undefined;
  }
}

/** When a running process began, or undefined: numbers of processes are used again, also after a restart of the machine. */
function beginning(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return undefined;
  }
  if (!existsSync("/proc/self/stat")) return "unknown";
  try {
    // Field 22 of proc_pid_stat(5), counted after the name, which may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ");
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${fields?.[19]}`;
  } catch {
    return undefined;
  }
}
