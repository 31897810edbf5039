import type { Act } from "@/lib/domain/audit/event";
import type { Json } from "@/lib/domain/audit/json";
import { Refusal } from "@/lib/domain/problems";
import type { Tx } from "./transaction";

export type RecordedEvent = {
  act: Act;
  /** `kind/uuid` */
  object: string;
  id: string;
  /** Of the object, after the event. */
  version: number;
  /** null where the act has none, or where it has been erased from the record. */
  before: Json;
  after: Json;
};

/**
 * All that one act recorded, found by the version to which it brought one of its objects: whoever takes it back goes by what the
 * log says was done, and not by what somebody remembers. @throws Refusal `not-found` when there is no such event
 */
export async function recordedAct(tx: Tx, object: `${string}/${string}`, version: number): Promise<RecordedEvent[]> {
  // Numbers of transactions begin anew when a backup is restored elsewhere; moment and actor then tell them apart.
  const rows = await tx.$queryRaw<(Omit<RecordedEvent, "id" | "before" | "after"> & { before: string | null; after: string | null })[]>`
    SELECT e.act, e.object, e.ver AS version,
      max(convert_from(p.payload, 'UTF8')) FILTER (WHERE p.name = 'before') AS before,
      max(convert_from(p.payload, 'UTF8')) FILTER (WHERE p.name = 'after') AS after
    FROM audit_event o JOIN audit_event e ON e.workspace_id = o.workspace_id AND e.txid = o.txid AND e.at = o.at AND e.actor = o.actor
      LEFT JOIN audit_part p ON p.workspace_id = e.workspace_id AND p.leaf_hash = e.leaf_hash
    WHERE o.workspace_id = ${tx.workspaceId}::uuid AND o.object = ${object} AND o.ver = ${version}
    GROUP BY e.workspace_id, e.id ORDER BY e.id`;
  if (rows.length === 0) throw new Refusal("not-found");
  const read = (payload: string | null): Json => (payload === null ? null : (JSON.parse(payload) as Json));
  return rows.map((row) => ({ ...row, id: row.object.split("/")[1]!, before: read(row.before), after: read(row.after) }));
}
