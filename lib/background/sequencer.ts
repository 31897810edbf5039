import { appendEntries, type Intent, type Placed, waitingIntents, type Whose } from "@/lib/data/sealing/intents";
import { lockHeads, type LogHead, storeHeads } from "@/lib/data/sealing/log-states";
import type { SealerConnection, SealerDb } from "@/lib/data/sealing/sealer-connection";
import { writeTiles } from "@/lib/data/sealing/tiles";
import { leafHash } from "@/lib/domain/audit/leaf";
import { append, rootOf, subtreeCount } from "@/lib/domain/audit/tree/frontier";
import { emptyRoot, sameBytes } from "@/lib/domain/audit/tree/hash";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { completedTiles } from "@/lib/domain/audit/tree/tiles";

/** Leaves in one transaction. */
export const mostAtOnce = 1000;

/** A workspace's leaves cannot be put in order: what waits, or the log's state, is not what Onus has written. */
export class Unsound extends Error {
  constructor(
    readonly workspaceId: string,
    why: string,
  ) {
    super(why);
  }
}

/**
 * Puts the first leaves that wait at the end of their logs, in the order in which they were recorded and without gaps: all of that in one transaction.
 * @returns how many there were @throws Unsound
 */
export async function sequence(connection: SealerConnection, whose: Whose, now: Date): Promise<number> {
  return connection.transaction(async (db) => {
    const intents = await waitingIntents(db, mostAtOnce, whose);
    if (intents.length > 0) await put(db, intents, now);
    return intents.length;
  });
}

const keyOf = (workspaceId: string, origin: string): string => `${workspaceId} ${origin}`;

async function put(db: SealerDb, intents: readonly Intent[], now: Date): Promise<void> {
  const origins = intents.map(originOf);
  const names = new Map(intents.map(({ workspaceId }, at) => [keyOf(workspaceId, origins[at]!), { workspaceId, origin: origins[at]! }]));
  const before = await lockHeads(db, [...names.values()], emptyRoot(sha256), now);
  const heads = new Map(before.map((head) => [keyOf(head.workspaceId, head.origin), sound(head)]));
  const placed: Placed[] = [];
  for (const [at, { id, workspaceId, leafHash: hash }] of intents.entries()) {
    const key = keyOf(workspaceId, origins[at]!);
    const head = heads.get(key)!;
    placed.push({ intentId: id, origin: head.origin, index: head.size });
    heads.set(key, { ...head, ...append(sha256, head, hash).frontier });
  }
  await appendEntries(db, placed, now);
  const after = [...heads.values()].map((head) => ({ ...head, root: rootOf(sha256, head) }));
  await storeHeads(db, after);
  for (const head of before) await writeTiles(db, head, completedTiles(head.size, heads.get(keyOf(head.workspaceId, head.origin))!.size));
}

/** The log that a leaf says it stands in. */
function originOf({ workspaceId, leaf, leafHash: hash, isThere }: Intent): string {
  if (isThere) throw new Unsound(workspaceId, "a waiting leaf stands in the log already");
  if (!sameBytes(leafHash(leaf), hash)) throw new Unsound(workspaceId, "a waiting leaf is not the one that was recorded");
  const { log } = JSON.parse(new TextDecoder().decode(leaf)) as { log?: unknown };
  if (typeof log !== "string") throw new Unsound(workspaceId, "a waiting leaf names no log");
  return log;
}

function sound(head: LogHead): LogHead {
  if (head.subtrees.length === subtreeCount(head.size) && sameBytes(rootOf(sha256, head), head.root)) return head;
  throw new Unsound(head.workspaceId, `the state of the log ${head.origin} is not one that Onus has written`);
}
