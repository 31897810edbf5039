import { checkpointOf } from "@/lib/domain/audit/note/signing";
import { consistencyRanges, coordinatesIn, inclusionRanges, proofOf } from "@/lib/domain/audit/tree/proofs";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import type { TileRoots } from "@/lib/domain/audit/tree/tiles";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "./generated/client";
import { logEntry } from "./log-entries";
import { type LogReader, readNodes } from "./sealing/log-nodes";
import { headFrom } from "./sealing/log-states";
import { type ReadClient, readAs } from "./reading";

/** That an entry stands in a log: RFC 9162 §2.1.3, for the tree of the newest checkpoint. `path`: from the leaf upwards. */
export type EntryProof = {
  origin: string;
  index: number;
  leaf: Uint8Array;
  leafHash: Uint8Array;
  /** Of the checkpoint, in entries. */
  size: number;
  /** The signed checkpoint. */
  note: string;
  path: Uint8Array[];
};

/** Proof of an entry of the log, by the id of its event; null while it is not signed yet. @throws Refusal `not-found` for what the viewer may not see */
export async function proofOfEntry(viewer: Viewer, eventId: string): Promise<EntryProof | null> {
  await logEntry(viewer, eventId);
  return readAs(viewer, async (db) => {
    const [row] = await db.$queryRaw<(LogRow & { index: bigint; leaf: Uint8Array; leafHash: Uint8Array })[]>`
      SELECT ${logColumns}, n.index, n.leaf, n.leaf_hash AS "leafHash" FROM audit_event e
        JOIN audit_entry n ON n.workspace_id = e.workspace_id AND n.leaf_hash = e.leaf_hash
        JOIN audit_log l ON l.workspace_id = n.workspace_id AND l.origin = n.origin
      WHERE e.workspace_id = ${viewer.workspaceId}::uuid AND e.id = ${eventId}::uuid`;
    const signed = row?.note ? checkpointOf(row.note) : null;
    const index = Number(row?.index);
    if (!row?.note || !signed || index >= signed.size) return null;
    const ranges = inclusionRanges(index, signed.size);
    const path = await hashesOf(db, row, ranges);
    return { origin: row.origin, index, leaf: row.leaf, leafHash: row.leafHash, size: signed.size, note: row.note, path };
  });
}

/** Proof that a log of one size is the beginning of the same at another: RFC 9162 §2.1.4. @throws Refusal `not-found`, `invalid` for sizes that it has not */
export async function proofOfConsistency(viewer: Viewer, origin: string, first: number, second: number): Promise<Uint8Array[]> {
  return readAs(viewer, async (db) => {
    const [row] = await db.$queryRaw<LogRow[]>`
      SELECT ${logColumns} FROM audit_log l WHERE l.workspace_id = ${viewer.workspaceId}::uuid AND l.origin = ${origin}`;
    if (!row) throw new Refusal("not-found");
    const areSizes =
      [first, second].every((size) => Number.isSafeInteger(size) && size >= 0) && first <= second && second <= Number(row.size);
    if (!areSizes) throw new Refusal("invalid", { detail: "The log has not been of these sizes." });
    return hashesOf(db, row, consistencyRanges(first, second));
  });
}

type LogRow = { workspaceId: string; origin: string; size: bigint; subtrees: Uint8Array; root: Uint8Array; note: string | null };
const logColumns = Prisma.sql`l.workspace_id AS "workspaceId", l.origin, l.size, l.subtrees, l.root, l.note`;

async function hashesOf(db: ReadClient, row: LogRow, ranges: ReturnType<typeof inclusionRanges>): Promise<Uint8Array[]> {
  const head = { ...headFrom({ ...row, size: String(row.size) }), roots: rootsOf(row) };
  return proofOf(sha256, ranges, await readNodes(readerIn(db), head, head, coordinatesIn(ranges)));
}

function readerIn(db: ReadClient): LogReader {
  return {
    tiles: ({ workspaceId, origin }, level, indexes) => db.$queryRaw<{ index: bigint; hashes: Uint8Array }[]>`
      SELECT index, hashes FROM audit_tile
      WHERE workspace_id = ${workspaceId}::uuid AND origin = ${origin} AND level = ${level} AND index = ANY(${indexes}::bigint[])`,
    leaves: ({ workspaceId, origin }, from, to) => db.$queryRaw<{ index: bigint; leafHash: Uint8Array }[]>`
      SELECT index, leaf_hash AS "leafHash" FROM audit_entry
      WHERE workspace_id = ${workspaceId}::uuid AND origin = ${origin} AND index >= ${from} AND index < ${to}`,
  };
}

const mostRoots = 50_000;
const roots = new Map<string, TileRoots>();

/** Roots of tiles that earlier proofs needed, 64 bytes or so each. One that were wrong would make a proof that does not hold, never one that does. */
function rootsOf({ workspaceId, origin }: LogRow): TileRoots {
  const key = `${workspaceId} ${origin}`;
  if ([...roots.values()].reduce((sum, each) => sum + each.size, 0) > mostRoots) roots.clear();
  const known = roots.get(key) ?? new Map<string, Uint8Array>();
  roots.set(key, known);
  return known;
}
