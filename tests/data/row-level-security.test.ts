import { beforeAll, expect, test } from "vitest";
import { database, inScope } from "@/lib/data/database";
import { inviteMemberOperation } from "@/lib/operations/invite-member";
import { relateClaimsOperation } from "@/lib/operations/relate-claims";
import { run } from "@/lib/pipeline/run";
import { done, madeCandidate, madeClaim, madeSearch, madeVerdict } from "../support/made";
import { useTestDatabase } from "../support/people";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

/** Tables that row-level security leaves alone, and why. */
const open: Record<string, string> = {
  user: "an account may belong to many workspaces",
  session: "belongs to an account",
  throttle: "counts attempts to sign in, before anybody is anybody",
  recovery_code: "belongs to an account",
  password_reset: "belongs to an account",
  mail: "is sent by a worker that belongs to no workspace",
  notification_due: "holds ids alone, for a worker that belongs to no workspace",
  split_job: "holds ids alone, for a worker that belongs to no workspace",
  bundle_job: "holds ids alone, for a maker that belongs to no workspace",
  _prisma_migrations: "the schema's own",
};

let tables: { name: string; secured: boolean; forced: boolean; key: string[] }[];
let own: TestWorkspace;
let other: TestWorkspace;
beforeAll(async () => {
  tables = await asOwner(
    `SELECT c.relname AS name, c.relrowsecurity AS secured, c.relforcerowsecurity AS forced,
       (SELECT array_agg(a.attname::text ORDER BY k.at) FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k(attnum, at)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum WHERE i.indrelid = c.oid AND i.indisprimary) AS key
     FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  [own, other] = [await makeWorkspace(), await makeWorkspace()];
  // One row at least in every table.
  const { claimId } = await madeVerdict(own);
  await madeSearch(own, claimId);
  await madeCandidate(own);
  done(
    await run(relateClaimsOperation, own.viewers.analyst, {
      fromClaimId: claimId,
      toClaimId: (await madeClaim(own)).claimId,
      kind: "contradicts",
    }),
  );
  done(await run(inviteMemberOperation, own.viewers.lead, { email: "guest@example.org", role: "analyst" }));
  await makeTeamRows(claimId);
});

/** The tables of team work, by hand: how their rows come about is their operations' affair. */
async function makeTeamRows(claimId: string): Promise<void> {
  const [ws, id, person] = [own.workspaceId, "00000000-0000-7000-8000-00000000000a", own.viewers.analyst.userId];
  const [row] = await asOwner<{ articleId: string }>(`SELECT article_id AS "articleId" FROM claim WHERE id = $1`, [claimId]);
  const { articleId } = row!;
  const into = (table: string, columns: string, values: string, given: unknown[]): Promise<unknown> =>
    asOwner(`INSERT INTO ${table} (workspace_id, ${columns}) VALUES ('${ws}', ${values}) ON CONFLICT DO NOTHING`, given);
  await into("article_plan", "article_id, mode, wanted, created_by, created_at", "$1, 'queue', 2, $2, now()", [articleId, person]);
  await into("claim_plan", "claim_id, article_id, mode, wanted, free, created_at", "$1, $2, 'queue', 2, 0, now()", [claimId, articleId]);
  await into(
    "assignment",
    "id, claim_id, analyst_id, origin, assigned_by, created_at, touched_at",
    "$1, $2, $3, 'queue', $3, now(), now()",
    [id, claimId, person],
  );
  await into("known_answer", "claim_id, tag, basis, explanation, created_by, created_at", "$1, 'unsupported', 'refuted', '', $2, now()", [
    claimId,
    person,
  ]);
  await into("guideline", "id, ordinal, text, created_by, created_at", "$1, 1, 'Words', $2, now()", [id, person]);
  await into(
    "adjudication",
    "id, claim_id, adjudicator_id, tag, basis, rationale, reason_code, reasons, created_at",
    "$1, $2, $3, 'unsupported', 'refuted', '', 'reading', '', now()",
    [id, claimId, person],
  );
  await into(
    "thread",
    "id, article_id, claim_id, about_kind, about_id, created_by, created_at, updated_at",
    "$1, $2, $3, 'claim', $3, $4, now(), now()",
    [id, articleId, claimId, person],
  );
  await into("comment", "id, thread_id, author_id, text, created_at", "$1, $1, $2, 'Words', now()", [id, person]);
  await into("notification", "id, user_id, kind, created_at", "$1, $2, 'mention', now()", [id, person]);
  await into("notification_setting", "user_id, kind, in_app, mail", "$1, 'mention', true, 'none'", [person]);
  await into("bundle", "id, asked_by, asked, state, created_at", "$1, $2, '{}', 'waiting', now()", [id, person]);
  await into("audit_log", "origin, root, created_at", "'log', ''::bytea, now()", []);
  await into("audit_entry", `origin, "index", leaf, leaf_hash, appended_at`, "'log', 0, ''::bytea, sha256(''::bytea), now()", []);
  await into("audit_tile", `origin, level, "index", hashes`, "'log', 0, 0, decode(repeat('00', 8192), 'hex')", []);
  await into("audit_checkpoint", "origin, size, note, signed_at", "'log', 0, '', now()", []);
  await into("erased_blob", "sha256, at", "'00', now()", []);
  await into("audit_anchor", "origin, size, kind, target, state, tries, at", "'log', 0, 'witness', 'w', 'done', 1, now()", []);
}

const secured = () => tables.filter(({ name }) => !(name in open));
const columnOf = (table: string) => (table === "workspace" ? "id" : "workspace_id");

/** Runs one statement as the app does, in the scope of a workspace and of one of its members; undone afterwards. */
async function within<T>({ workspaceId, viewers }: TestWorkspace, sql: string): Promise<T[] | Error> {
  const undone = new Error("undone");
  let rows: T[] | Error = undone;
  await inScope({ workspaceId, userId: viewers.lead.userId }, async (db) => {
    rows = await db.$queryRawUnsafe<T[]>(sql).catch((error: Error) => error);
    throw undone;
  }).catch((error: Error) => {
    if (rows === undone) throw error;
  });
  return rows;
}

test("every table but the named ones has row-level security, also for its owner, and the workspace first in its key", () => {
  expect(tables.map((table) => table.name)).toEqual(expect.arrayContaining(Object.keys(open)));
  expect(secured().length).toBeGreaterThan(15);
  for (const { name, secured: on, forced, key } of secured()) {
    expect({ name, on, forced }).toEqual({ name, on: true, forced: true });
    // The log's queue is numbered across workspaces, so that one sequencer takes it in order.
    if (name !== "audit_intent") expect({ name, first: key[0] }).toEqual({ name, first: columnOf(name) });
  }
});

test("every foreign key between a workspace's tables names the workspace on both sides", async () => {
  const keys = await asOwner<{ name: string; from: string[]; to: string; pairs: string[] }>(
    `SELECT conrelid::regclass::text AS name, confrelid::regclass::text AS to,
       (SELECT array_agg(a.attname::text ORDER BY k.at) FROM unnest(conkey) WITH ORDINALITY AS k(attnum, at)
        JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = k.attnum) AS from
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  );
  expect(keys.length).toBeGreaterThan(15);
  for (const { name, from, to } of keys)
    if (!(to.replaceAll('"', "") in open)) expect({ name, to, first: from[0] }).toEqual({ name, to, first: "workspace_id" });
});

test("whatever a query says, another workspace's rows are not seen, not changed and not written; one's own are", async () => {
  for (const { name } of secured()) {
    const column = columnOf(name);
    const count = `SELECT count(*)::int AS rows FROM "${name}" WHERE "${column}" = '${own.workspaceId}'`;
    expect([name, await within(other, count)]).toEqual([name, [{ rows: 0 }]]);
    const [seen] = (await within<{ rows: number }>(own, count)) as { rows: number }[];
    expect([name, seen!.rows > 0]).toEqual([name, true]);

    const changed = await within(
      other,
      `UPDATE "${name}" SET "${column}" = "${column}" WHERE "${column}" = '${own.workspaceId}' RETURNING 1`,
    );
    if (!(changed instanceof Error)) expect([name, changed]).toEqual([name, []]);
    else expect([name, changed.message]).toEqual([name, expect.stringMatching(/permission denied|refused/)]);

    // A copy of one's own row under the other's name, as a broken query might write it.
    const columns = await asOwner<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'`,
      [name],
    );
    const names = columns.map((each) => `"${each.name}"`);
    const values = names.map((each) => (each === `"${column}"` ? `'${other.workspaceId}'::uuid` : each));
    const written = await within(
      own,
      `INSERT INTO "${name}" (${names.join(", ")}) SELECT ${values.join(", ")} FROM "${name}" LIMIT 1 RETURNING 1`,
    );
    expect([name, (written as Error).message]).toEqual([name, expect.stringMatching(/row-level security|permission denied/)]);
  }
});

const searched = { claim_words: "claim", evidence_words: "evidence", evidence_link_words: "evidence_link", source_words: "source" };

test("the views that search by words show the same rows as the tables, are only read, and are all that sees past a policy", async () => {
  const views = await asOwner<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relkind IN ('v', 'm') AND c.relnamespace = 'public'::regnamespace`,
  );
  expect(views.map(({ name }) => name).toSorted()).toEqual(Object.keys(searched).toSorted());
  for (const [view, table] of Object.entries(searched)) {
    const rows = (from: string) => `SELECT count(*)::int AS rows FROM "${from}"`;
    expect([view, await within(own, rows(view))]).toEqual([view, await within(own, rows(table))]);
    const ofOwn = `${rows(view)} WHERE workspace_id = '${own.workspaceId}'`;
    expect([view, await within(own, ofOwn)]).not.toEqual([view, [{ rows: 0 }]]);
    expect([view, await within(other, ofOwn)]).toEqual([view, [{ rows: 0 }]]);
    expect([view, await database().$queryRawUnsafe(rows(view))]).toEqual([view, [{ rows: 0 }]]);
    for (const write of [`UPDATE "${view}" SET id = id`, `DELETE FROM "${view}"`, `INSERT INTO "${view}" (id) VALUES (gen_random_uuid())`])
      expect((await within(own, write)) as Error).toMatchObject({ message: expect.stringMatching(/permission denied|cannot/) as string });
  }
  const past = await asOwner<{ name: string }>(
    `SELECT tablename AS name FROM pg_policies WHERE 'onus_search' = ANY(roles) AND cmd = 'SELECT' ORDER BY 1`,
  );
  expect(past.map(({ name }) => name)).toEqual(Object.values(searched).toSorted());
});

test("nobody is the role that the searching views run as: not the app, not the owner of the tables, and nobody who logs in", async () => {
  const [role] = await asOwner(
    `SELECT rolcanlogin AS login, rolsuper AS super, rolbypassrls AS bypass, pg_has_role('onus_app', oid, 'MEMBER') AS app,
       pg_has_role('onus', oid, 'USAGE') AS owner FROM pg_roles WHERE rolname = 'onus_search'`,
  );
  expect(role).toEqual({ login: false, super: false, bypass: false, app: false, owner: false });
});

test("without a scope nothing is seen at all", async () => {
  for (const { name } of secured()) {
    const rows = await database().$queryRawUnsafe<{ rows: number }[]>(`SELECT count(*)::int AS rows FROM "${name}"`);
    expect([name, rows]).toEqual([name, [{ rows: 0 }]]);
  }
});

test("texts and the log are changed by nobody, not even past every policy", async () => {
  for (const table of ["article_version", "snapshot", "audit_event", "audit_part", "audit_intent"]) {
    const [column] = await asOwner<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND column_name LIKE '%hash%' OR table_name = $1 AND column_name LIKE '%sha256%' LIMIT 1`,
      [table],
    );
    await expect(asOwner(`UPDATE "${table}" SET "${column!.name}" = "${column!.name}"`)).rejects.toThrow("its rows are never changed");
  }
  for (const table of ["article_version", "audit_event"])
    await expect(asOwner(`DELETE FROM "${table}"`)).rejects.toThrow("its rows are never changed");
});
