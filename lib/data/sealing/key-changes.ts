import { inScope } from "../database";
import type { LogName } from "./log-states";

/** Where a log says that one key took over from another (C2SP vkeys): the entry's index, or null. */
export async function keyChangeAt({ workspaceId, origin }: LogName, from: string, to: string): Promise<number | null> {
  const rows = await inScope(
    { workspaceId },
    (db) => db.$queryRaw<{ index: bigint; after: string }[]>`
      SELECT n.index, convert_from(p.payload, 'UTF8') AS after FROM audit_event e
        JOIN audit_part p ON p.workspace_id = e.workspace_id AND p.leaf_hash = e.leaf_hash AND p.name = 'after'
        JOIN audit_entry n ON n.workspace_id = e.workspace_id AND n.leaf_hash = e.leaf_hash AND n.origin = ${origin}
      WHERE e.workspace_id = ${workspaceId}::uuid AND e.act = 'log.key-changed' ORDER BY n.index DESC`,
  );
  const change = rows.find(({ after }) => {
    const said = JSON.parse(after) as { from?: unknown; to?: unknown };
    return said.from === from && said.to === to;
  });
  return change ? Number(change.index) : null;
}
