import { foldedRoot, hashesIn, type TileAt, tileWidth } from "@/lib/domain/audit/tree/tiles";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import type { LogName } from "./log-states";
import type { SealerDb } from "./sealer-connection";

/** Writes tiles that have become whole, out of the entries or the tiles below them. The lowest level first. One that is there already stays: it is checked elsewhere. */
export async function writeTiles(db: SealerDb, log: LogName, tiles: readonly TileAt[]): Promise<void> {
  const lowest = tiles.filter(({ level }) => level === 0).map(({ index }) => index);
  if (lowest.length > 0) await writeLowest(db, log, lowest);
  for (const tile of tiles.filter(({ level }) => level > 0)) await writeUpper(db, log, tile);
}

async function writeLowest(db: SealerDb, { workspaceId, origin }: LogName, indexes: readonly number[]): Promise<void> {
  await db.query({
    name: "sealing write lowest tiles",
    text: `INSERT INTO audit_tile (workspace_id, origin, level, index, hashes)
      SELECT $1, $2, 0, t.index, (SELECT string_agg(e.leaf_hash, '' ORDER BY e.index) FROM audit_entry e
        WHERE e.workspace_id = $1 AND e.origin = $2 AND e.index >= t.index * ${tileWidth} AND e.index < (t.index + 1) * ${tileWidth})
      FROM unnest($3::bigint[]) AS t(index) ON CONFLICT DO NOTHING`,
    values: [workspaceId, origin, indexes],
  });
}

/** Once in 65,536 entries, and more. */
async function writeUpper(db: SealerDb, { workspaceId, origin }: LogName, { level, index }: TileAt): Promise<void> {
  const { rows } = await db.query<{ hashes: Uint8Array }>({
    name: "sealing tiles below",
    text: `SELECT hashes FROM audit_tile WHERE workspace_id = $1 AND origin = $2 AND level = $3 AND index >= $4 AND index < $5 ORDER BY index`,
    values: [workspaceId, origin, level - 1, index * tileWidth, (index + 1) * tileWidth],
  });
  const hashes = Buffer.concat(rows.map((row) => foldedRoot(sha256, hashesIn(row.hashes))));
  await db.query({
    name: "sealing write upper tile",
    text: `INSERT INTO audit_tile (workspace_id, origin, level, index, hashes) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    values: [workspaceId, origin, level, index, hashes],
  });
}
