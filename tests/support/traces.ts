import { expect } from "vitest";
import { canonicalJson, type Json } from "@/lib/domain/audit/json";
import { commitment, type Leaf, leafHash } from "@/lib/domain/audit/leaf";
import type { Result } from "@/lib/domain/problems";
import { logger } from "@/lib/pipeline/logger";
import { asOwner, type TestWorkspace } from "./workspace";

export const logTables = ["audit_event", "audit_part", "audit_intent"];

/** A fingerprint of all that a workspace holds, table by table. */
export async function stateOf({ workspaceId }: Pick<TestWorkspace, "workspaceId">): Promise<Record<string, string>> {
  const tables = await asOwner<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'workspace_id'`,
  );
  const prints = tables.map(
    ({ name }) =>
      `'${name}', (SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) FROM "${name}" t WHERE workspace_id = $1)`,
  );
  const [row] = await asOwner<{ state: Record<string, string> }>(
    `SELECT json_build_object('workspace', (SELECT md5(t::text) FROM workspace t WHERE id = $1), ${prints.join(", ")}) AS state`,
    [workspaceId],
  );
  return row!.state;
}

/** Runs what has to be refused like this, and finds every row of the workspace as it was. */
export async function expectNothingLeft(
  w: TestWorkspace,
  act: () => Promise<Result<unknown>>,
  problem: object,
  because?: string,
): Promise<void> {
  const before = await stateOf(w);
  expect(await act(), because).toMatchObject({ ok: false, problem });
  expect(await stateOf(w), because).toEqual(before);
}

/** In the meantime no event of this workspace (null: of any) can be appended: PostgreSQL refuses the last of the three rows. */
export async function whileTheLogFails(workspaceId: string | null, work: () => Promise<void>): Promise<void> {
  await asOwner(
    `CREATE OR REPLACE FUNCTION log_is_broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the log is broken'; END $$`,
  );
  await asOwner(`CREATE TRIGGER log_is_broken BEFORE INSERT ON audit_intent FOR EACH ROW
    WHEN (${workspaceId === null ? "true" : `NEW.workspace_id = '${workspaceId}'`}) EXECUTE FUNCTION log_is_broken()`);
  const { level } = logger;
  logger.level = "silent";
  try {
    await work();
  } finally {
    logger.level = level;
    await asOwner(`DROP TRIGGER log_is_broken ON audit_intent`);
  }
}

const tableOf: Record<string, string> = { link: "evidence_link", search: "search_record" };
const versioned = [
  "article",
  "sentence",
  "candidate",
  "claim",
  "anchor",
  "assessment",
  "source",
  "evidence",
  "link",
  "search",
  "invitation",
  "assignment",
];

/**
 * The log as AUDIT.md lays it down: leaves hash to what is stored, name the last event of their object, commit to the parts that
 * are stored, and the last one of an object has the version that its row has.
 */
export async function expectSoundLog(workspaceId: string): Promise<void> {
  const events = await asOwner<{ id: string; act: string; actor: string; object: string; ver: number; hash: string; leaf: Buffer }>(
    `SELECT e.id, e.act, e.actor, e.object, e.ver, encode(e.leaf_hash, 'hex') AS hash, i.leaf FROM audit_event e
     LEFT JOIN audit_intent i ON i.workspace_id = e.workspace_id AND i.leaf_hash = e.leaf_hash
     WHERE e.workspace_id = $1 ORDER BY i.id`,
    [workspaceId],
  );
  const parts = await asOwner<{ hash: string; name: string; salt: Buffer; payload: Buffer }>(
    `SELECT encode(leaf_hash, 'hex') AS hash, name, salt, payload FROM audit_part WHERE workspace_id = $1`,
    [workspaceId],
  );
  const last = new Map<string, { hash: string; ver: number }>();
  for (const { leaf: bytes, hash, ver, ...event } of events) {
    const leaf = JSON.parse(bytes.toString()) as Leaf;
    expect(canonicalJson(leaf as unknown as Json)).toBe(bytes.toString());
    expect(Buffer.from(leafHash(bytes)).toString("hex")).toBe(hash);
    expect(leaf).toMatchObject({ act: event.act, actor: event.actor, id: event.id, obj: event.object, ver, v: 1 });
    expect(leaf.prev).toBe(last.get(event.object)?.hash ?? null);
    const own = parts.filter((part) => part.hash === hash);
    expect(leaf.parts).toEqual(
      Object.fromEntries(own.map((part) => [part.name, Buffer.from(commitment(part.name, part.salt, part.payload)).toString("hex")])),
    );
    last.set(event.object, { hash, ver });
  }
  for (const [object, { ver }] of last) {
    const [kind = "", id] = object.split("/");
    if (!versioned.includes(kind)) continue;
    const [row] = await asOwner<{ version: number }>(`SELECT version FROM "${tableOf[kind] ?? kind}" WHERE id = $1`, [id]);
    expect([object, row?.version]).toEqual([object, ver]);
  }
}
