import type { Viewer } from "@/lib/domain/viewer";
import * as query from "./bundle-queries";
import { openExportConnection } from "./exports-connection";
import { readAs } from "./reading";

/** How far a log is: its newest signed checkpoint, and why it takes no more entries (null: it does). */
export type LogHead = { note: string | null; key: string | null; frozen: string | null };
/** Where a bundle's record stands, and what it says. `index` null: it waits to be put in order. */
export type StoredRecord = { index: number | null; salt: string; payload: string };

type LogRow = { note: string | null; key: string | null; frozen: boolean; frozenWhy: string | null };
type RecordRow = { index: string | null; salt: string; payload: string };

export async function logHead(viewer: Viewer): Promise<LogHead> {
  return readAs(viewer, async (db) => {
    const [log] = await db.$queryRawUnsafe<LogRow[]>(query.logQuery(viewer));
    return { note: log?.note ?? null, key: log?.key ?? null, frozen: log?.frozen ? (log.frozenWhy ?? "") : null };
  });
}

export async function storedRecord(viewer: Viewer, bundleId: string): Promise<StoredRecord | null> {
  return readAs(viewer, async (db) => {
    const [record] = await db.$queryRawUnsafe<RecordRow[]>(query.recordQuery(viewer, bundleId));
    return record ? { ...record, index: record.index === null ? null : Number(record.index) } : null;
  });
}

/** Notes of the checkpoints that are kept and cover the entry of this index. */
export async function checkpointsAbove(viewer: Viewer, index: number): Promise<string[]> {
  return readAs(viewer, async (db) => {
    const rows = await db.$queryRawUnsafe<{ note: string }[]>(query.checkpointsAboveQuery(viewer, index));
    return rows.map(({ note }) => note);
  });
}

/** The log up to a checkpoint: what never changes any more. Whoever opens closes; one stream at a time. */
export type SignedLog = {
  /** In order, without line ends; a leaf holds none. */
  leaves(): AsyncGenerator<Buffer>;
  earlier: readonly { size: number; note: string }[];
  tokens: readonly { size: number; token: Uint8Array }[];
  close(): void;
};

export async function openSignedLog(viewer: Viewer, size: number): Promise<SignedLog> {
  const connection = await openExportConnection(viewer);
  try {
    const earlier = await connection.rows<{ size: string; note: string }>(query.checkpointsQuery(viewer, size));
    const tokens = await connection.rows<{ size: string; token: Uint8Array }>(query.tokensQuery(viewer, size));
    return {
      leaves: () => connection.copy(query.leavesQuery(viewer, size)),
      earlier: earlier.map(({ note, ...row }) => ({ size: Number(row.size), note })),
      tokens: tokens.map(({ token, ...row }) => ({ size: Number(row.size), token })),
      close: connection.close,
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}
