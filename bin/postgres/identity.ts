import { existsSync, readFileSync, statSync } from "node:fs";
import { PlainError } from "../start/plain-error";

/** Whom the server runs as; undefined: as whoever started Onus. */
export type Identity = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root, and initdb wants a user that /etc/passwd names. A cluster keeps the user it was
 * made with; a new one gets `postgres` where the system has that user, else `nobody`, which every system has.
 */
export function serverIdentity(dataDir: string): Identity {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir);
    if (uid !== 0) return { uid, gid };
  }
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = users.find(([user]) => user === name) ?? [];
    if (Number(uid) && Number(gid)) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new PlainError(
    "PostgreSQL does not run as root, and this system has no user named postgres or nobody to run it as. Start Onus as an ordinary user, or set DATABASE_URL.",
  );
}
