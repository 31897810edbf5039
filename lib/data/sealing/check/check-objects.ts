import { canonicalJson, type Json } from "@/lib/domain/audit/json";
import { memberObjectId } from "@/lib/domain/audit/pseudonym";
import type { SealerDb } from "../sealer-connection";
import type { Findings } from "./finding";
import { type Kind, kinds, type Said } from "./kinds";

type EventRow = { object: string; ver: number; act: string; after: string | null; comment: string | null; isErased: boolean };
/** An object as its events leave it. `columns`: those whose value is known; what an erased part may have said is not. */
type Replayed = { object: string; ver: number; columns: Said };

const atOnce = 5000;
const erasedSign = "█";

/** Replays every object's events and compares the outcome with its row. @returns how many objects there are */
export async function checkObjects(db: SealerDb, workspaceId: string, findings: Findings): Promise<number> {
  let count = 0;
  let batch: Replayed[] = [];
  for await (const replayed of replay(db, workspaceId)) {
    count++;
    batch.push(replayed);
    if (batch.length < 1000) continue;
    await compare(db, workspaceId, batch, findings);
    batch = [];
  }
  await compare(db, workspaceId, batch, findings);
  for (const [kind, { table, key, isVersioned, isTold }] of Object.entries(kinds)) {
    const strange = isTold ? "true" : isVersioned ? "t.version > 1" : "false";
    const { rows } = await db.query<{ id: string }>(
      `SELECT t.${key} AS id FROM "${table}" t WHERE t.${table === "workspace" ? "id" : "workspace_id"} = $1 AND ${strange}
         AND NOT EXISTS (SELECT FROM audit_event e WHERE e.workspace_id = $1 AND e.object = $2 || '/' || t.${key}) LIMIT 100`,
      [workspaceId, kind],
    );
    for (const { id } of rows) findings.add(`${kind}/${id}`, "there is a row for it, and no event");
  }
  await checkMembers(db, workspaceId, findings);
  await checkTexts(db, workspaceId, findings);
  return count;
}

async function* replay(db: SealerDb, workspaceId: string): AsyncGenerator<Replayed> {
  let current: Replayed | undefined;
  let after: [string, number] = ["", 0];
  for (;;) {
    const { rows } = await db.query<EventRow>({
      name: "check replay",
      text: `SELECT e.object, e.ver, e.act, convert_from(a.payload, 'UTF8') AS after, convert_from(c.payload, 'UTF8') AS comment,
          (a.payload IS NULL AND n.leaf LIKE '%"after":"%'::bytea) OR (c.payload IS NULL AND n.leaf LIKE '%"comment":"%'::bytea) AS "isErased"
        FROM audit_event e
          LEFT JOIN audit_part a ON a.workspace_id = e.workspace_id AND a.leaf_hash = e.leaf_hash AND a.name = 'after'
          LEFT JOIN audit_part c ON c.workspace_id = e.workspace_id AND c.leaf_hash = e.leaf_hash AND c.name = 'comment'
          LEFT JOIN audit_entry n ON n.workspace_id = e.workspace_id AND n.leaf_hash = e.leaf_hash
        WHERE e.workspace_id = $1 AND (e.object, e.ver) > ($2, $3) ORDER BY e.object, e.ver LIMIT ${atOnce}`,
      values: [workspaceId, ...after],
    });
    for (const event of rows) {
      if (current !== undefined && current.object !== event.object) yield current;
      const columns: Said = current?.object === event.object ? current.columns : {};
      current = { object: event.object, ver: event.ver, columns: saidAfter(columns, event) };
    }
    if (rows.length < atOnce) break;
    after = [rows.at(-1)!.object, rows.at(-1)!.ver];
  }
  if (current) yield current;
}

function saidAfter(before: Said, { object, act, after, comment, isErased }: EventRow): Said {
  const kind = kinds[object.split("/")[0]!];
  if (!kind) return {};
  if (isErased) return {};
  const value = after === null ? null : (JSON.parse(after) as Json);
  const members = typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  return { ...before, ...kind.said(act, members, comment === null ? undefined : (JSON.parse(comment) as Json)) };
}

async function compare(db: SealerDb, workspaceId: string, batch: readonly Replayed[], findings: Findings): Promise<void> {
  for (const [name, kind] of Object.entries(kinds)) {
    const replayed = batch.filter(({ object }) => object.startsWith(`${name}/`));
    if (replayed.length === 0) continue;
    const rows = await rowsOf(
      db,
      workspaceId,
      kind,
      replayed.map(({ object }) => object.slice(name.length + 1)),
    );
    for (const { object, ver, columns } of replayed) {
      const row = rows.get(object.slice(name.length + 1));
      if (!row) findings.add(object, `is not in the table ${kind.table}, and the log knows ${ver} versions of it`);
      else compareRow({ object, ver, columns }, row, kind, findings);
    }
  }
}

async function rowsOf(
  db: SealerDb,
  workspaceId: string,
  { table, key }: Kind,
  ids: readonly string[],
): Promise<Map<string, Record<string, Json>>> {
  const { rows } = await db.query<{ id: string; row: Record<string, Json> }>(
    `SELECT t.${key} AS id, to_jsonb(t) AS row FROM "${table}" t WHERE t.${table === "workspace" ? "id" : "workspace_id"} = $1 AND t.${key} = ANY($2::uuid[])`,
    [workspaceId, ids],
  );
  return new Map(rows.map(({ id, row }) => [id, row]));
}

function compareRow({ object, ver, columns }: Replayed, row: Record<string, Json>, { table, isVersioned }: Kind, findings: Findings): void {
  if (isVersioned && row.version !== ver)
    findings.add(object, `is of version ${String(row.version)} in ${table}, and of ${ver} in the log`);
  for (const [column, said] of Object.entries(columns)) {
    const there = column.endsWith("?") ? row[column.slice(0, -1)] !== null : (row[column] ?? null);
    // Erasing puts signs in a row's place, wherever the words stood; the parts that named them are gone.
    if (canonicalJson(there) !== canonicalJson(said) && !(typeof there === "string" && there.includes(erasedSign)))
      findings.add(object, `${column.replace("?", "")} in ${table} is ${shown(there)}, and the log says ${shown(said)}`);
  }
}

function shown(value: Json): string {
  const text = canonicalJson(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** Members stand in the log under ids that only the workspace can tell. */
async function checkMembers(db: SealerDb, workspaceId: string, findings: Findings): Promise<void> {
  const { rows } = await db.query<{ pseudonym: string; role: string; version: number; isRemoved: boolean }>(
    `SELECT pseudonym, role, version, removed_at IS NOT NULL AS "isRemoved" FROM membership WHERE workspace_id = $1`,
    [workspaceId],
  );
  for (const member of rows) {
    const object = `member/${memberObjectId(workspaceId, member.pseudonym)}`;
    const { rows: events } = await db.query<{ ver: number; act: string; after: string | null }>(
      `SELECT e.ver, e.act, convert_from(p.payload, 'UTF8') AS after FROM audit_event e
         LEFT JOIN audit_part p ON p.workspace_id = e.workspace_id AND p.leaf_hash = e.leaf_hash AND p.name = 'after'
       WHERE e.workspace_id = $1 AND e.object = $2 ORDER BY e.ver DESC LIMIT 1`,
      [workspaceId, object],
    );
    const [last] = events;
    if (!last) {
      findings.add(object, "belongs to the workspace, and no event says so");
      continue;
    }
    if (last.ver !== member.version) findings.add(object, `is of version ${member.version} in membership, and of ${last.ver} in the log`);
    const role = last.after === null ? undefined : (JSON.parse(last.after) as { role?: string }).role;
    if (role !== undefined && role !== member.role) findings.add(object, `is ${member.role} in membership, and ${role} in the log`);
    if ((last.act === "member.removed") !== member.isRemoved && last.act !== "member.name-erased")
      findings.add(object, member.isRemoved ? "is removed, and the log does not say so" : "is a member, and the log says it was removed");
  }
}

/** Texts against the hashes that the log knows them by. */
async function checkTexts(db: SealerDb, workspaceId: string, findings: Findings): Promise<void> {
  for (const [table, column] of [
    ["article_version", "sha256"],
    ["snapshot", "text_sha256"],
  ] as const) {
    const { rows } = await db.query<{ id: string }>(
      `SELECT id FROM ${table} WHERE workspace_id = $1 AND encode(sha256(convert_to(text, 'UTF8')), 'hex') <> ${column}
         AND position('${erasedSign}' in text) = 0 LIMIT 100`,
      [workspaceId],
    );
    for (const { id } of rows) findings.add(`${table} ${id}`, "its text is not the one that was recorded");
    const untold = table === "article_version" ? `e.act IN ('article.imported', 'article.version-imported')` : `e.act = 'snapshot.frozen'`;
    const member = table === "article_version" ? "sha256" : "textSha256";
    const { rows: unsaid } = await db.query<{ id: string }>(
      `SELECT t.id FROM ${table} t WHERE t.workspace_id = $1 AND NOT EXISTS (SELECT FROM audit_event e
           LEFT JOIN audit_part p ON p.workspace_id = e.workspace_id AND p.leaf_hash = e.leaf_hash AND p.name = 'after'
         WHERE e.workspace_id = $1 AND ${untold}
           AND (p.payload IS NULL OR convert_from(p.payload, 'UTF8')::jsonb->>'${member}' = t.${column})) LIMIT 100`,
      [workspaceId],
    );
    for (const { id } of unsaid) findings.add(`${table} ${id}`, "no event knows its text");
  }
}
