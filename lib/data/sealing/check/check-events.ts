import { commitment, type Leaf } from "@/lib/domain/audit/leaf";
import type { SealerDb } from "../sealer-connection";
import type { StoredEntry } from "../sealer-reader";
import type { LogStatus } from "../operator-reads";
import type { Findings } from "./finding";

type EventRow = { id: string; act: string; actor: string; object: string; ver: number; at: Date; leafHash: Uint8Array };
type PartRow = { leafHash: Uint8Array; name: string; salt: Uint8Array; payload: Uint8Array };

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** Compares entries with the events that are read instead of them, and with the contents that they commit to. */
export async function checkEvents(
  db: SealerDb,
  { workspaceId, origin }: LogStatus,
  entries: readonly StoredEntry[],
  leaves: readonly (Leaf | null)[],
  findings: Findings,
): Promise<void> {
  const hashes = entries.map(({ leafHash }) => leafHash);
  const { rows: events } = await db.query<EventRow>({
    name: "check events",
    text: `SELECT id, act, actor, object, ver, at, leaf_hash AS "leafHash" FROM audit_event WHERE workspace_id = $1 AND leaf_hash = ANY($2::bytea[])`,
    values: [workspaceId, hashes],
  });
  const { rows: parts } = await db.query<PartRow>({
    name: "check parts",
    text: `SELECT leaf_hash AS "leafHash", name, salt, payload FROM audit_part WHERE workspace_id = $1 AND leaf_hash = ANY($2::bytea[])`,
    values: [workspaceId, hashes],
  });
  const eventOf = new Map(events.map((event) => [hex(event.leafHash), event]));
  const partsOf = new Map<string, PartRow[]>();
  for (const part of parts) partsOf.set(hex(part.leafHash), [...(partsOf.get(hex(part.leafHash)) ?? []), part]);
  const missing: { where: string; leaf: string; part: string }[] = [];
  for (const [at, { index, leafHash }] of entries.entries()) {
    const leaf = leaves[at];
    if (!leaf) continue;
    const where = `${origin} entry ${index}`;
    const event = eventOf.get(hex(leafHash));
    if (!event) findings.add(where, "there is no event for it");
    else if (!isSame(event, leaf)) findings.add(where, `its event says ${said(event)}, and the log ${said(leafAsEvent(leaf))}`);
    const there = partsOf.get(hex(leafHash)) ?? [];
    for (const { name, salt, payload } of there)
      if (leaf.parts[name] !== hex(commitment(name, salt, payload))) findings.add(where, `its part ${name} is not what it committed to`);
    for (const name of Object.keys(leaf.parts))
      if (!there.some((part) => part.name === name)) missing.push({ where, leaf: hex(leafHash), part: name });
  }
  const erased = await erasedAmong(db, workspaceId, missing);
  for (const { where, leaf, part } of missing)
    if (!erased.has(`${leaf} ${part}`)) findings.add(where, `its part ${part} is gone, and no entry says that it was erased`);
}

const isSame = (event: EventRow, leaf: Leaf): boolean => said(event) === said(leafAsEvent(leaf));
const leafAsEvent = ({ id, act, actor, obj, ver, ts }: Leaf) => ({ id, act, actor, object: obj, ver, at: new Date(ts) });
const said = ({ id, act, actor, object, ver, at }: Omit<EventRow, "leafHash">): string =>
  `${act} of ${object} version ${ver} by ${actor} at ${Number.isNaN(at.getTime()) ? "no time" : at.toISOString()} (${id})`;

/** Which of these parts the log says were erased. */
async function erasedAmong(db: SealerDb, workspaceId: string, missing: readonly { leaf: string }[]): Promise<Set<string>> {
  if (missing.length === 0) return new Set();
  const { rows } = await db.query<{ leaf: string; part: string }>(
    `SELECT x->>'leaf' AS leaf, x->>'part' AS part FROM audit_event e
       JOIN audit_part p ON p.workspace_id = e.workspace_id AND p.leaf_hash = e.leaf_hash AND p.name = 'after'
       CROSS JOIN LATERAL jsonb_array_elements(convert_from(p.payload, 'UTF8')::jsonb->'parts') x
     WHERE e.workspace_id = $1 AND e.act IN ('part.erased', 'member.name-erased') AND x->>'leaf' = ANY($2)`,
    [workspaceId, missing.map(({ leaf }) => leaf)],
  );
  return new Set(rows.map(({ leaf, part }) => `${leaf} ${part}`));
}
