import { randomBytes } from "node:crypto";
import pg from "pg";
import { uuidV7 } from "@/lib/domain/ids";
import type { Role } from "@/lib/domain/policy";
import type { Viewer } from "@/lib/domain/viewer";
import { memberAs } from "@/lib/pipeline/session";
import { databaseUrl } from "../../bin/postgres/databases";

export type TestWorkspace = {
  slug: string;
  workspaceId: string;
  viewers: Record<"observer" | "analyst" | "second" | "reviewer" | "lead", Viewer>;
};

const roleOf: Record<keyof TestWorkspace["viewers"], Role> = {
  observer: "observer",
  analyst: "analyst",
  second: "analyst",
  reviewer: "reviewer",
  lead: "lead",
};

/** A workspace of its own with one member of each role and a second analyst, written past the pipeline. */
export async function makeWorkspace(url?: string, settlement: "review" | "submission" = "review"): Promise<TestWorkspace> {
  const workspaceId = newId();
  const slug = `w-${randomBytes(6).toString("hex")}`;
  await asOwner(
    `INSERT INTO workspace (id, slug, name, settlement, log_origin, created_at) VALUES ($1, $2, $3, $4, $5, now())`,
    [workspaceId, slug, `Workspace ${slug}`, settlement, `onus.test/log/${workspaceId}`],
    url,
  );
  const entries = Object.entries(roleOf).map(async ([key, role], i) => {
    const userId = await makeUser(`${key} of ${slug}`, `${key}@${slug}.test`, url);
    // In every workspace in the same order.
    await makeMember(workspaceId, userId, role, url, `${i}`);
    return [key, await memberAs(userId, slug)] as const;
  });
  return { slug, workspaceId, viewers: Object.fromEntries(await Promise.all(entries)) as TestWorkspace["viewers"] };
}

/** An account without a password, in no workspace. @returns its id */
export async function makeUser(name: string, email: string, url?: string): Promise<string> {
  const id = newId();
  await asOwner(`INSERT INTO "user" (id, email, name, created_at) VALUES ($1, $2, $3, now())`, [id, email, name], url);
  return id;
}

export async function makeMember(workspaceId: string, userId: string, role: Role, url?: string, begins = ""): Promise<void> {
  const pseudonym = `p-${begins}${randomBytes(5).toString("hex")}`.slice(0, 12);
  await asOwner(
    `INSERT INTO membership (workspace_id, user_id, role, pseudonym, created_at) VALUES ($1, $2, $3, $4, now())`,
    [workspaceId, userId, role, pseudonym],
    url,
  );
}

export type StoredEvent = {
  act: string;
  actor: string;
  object: string;
  ver: number;
  articleId: string | null;
  claimId: string | null;
  /** The payloads by name, parsed. */
  parts: Record<string, unknown>;
};

/** The events of one object (`claim/<uuid>`), or of a whole workspace (its id), oldest first. */
export async function eventsOf(objectOrWorkspace: string, url?: string): Promise<StoredEvent[]> {
  const column = objectOrWorkspace.includes("/") ? "object" : "workspace_id::text";
  return asOwner<StoredEvent>(
    `SELECT e.act, e.actor, e.object, e.ver, e.article_id AS "articleId", e.claim_id AS "claimId",
       coalesce((SELECT jsonb_object_agg(p.name, convert_from(p.payload, 'UTF8')::jsonb) FROM audit_part p
         WHERE p.workspace_id = e.workspace_id AND p.leaf_hash = e.leaf_hash), '{}') AS parts
     FROM audit_event e WHERE e.${column} = $1 ORDER BY e.id`,
    [objectOrWorkspace],
    url,
  );
}

/** Rows in a table, of one workspace when its id is given. */
export async function countRows(table: string, workspaceId?: string, url?: string): Promise<number> {
  const where = workspaceId ? "WHERE workspace_id = $1" : "";
  const [row] = await asOwner<{ count: number }>(
    `SELECT count(*)::int AS count FROM "${table}" ${where}`,
    workspaceId ? [workspaceId] : [],
    url,
  );
  return row!.count;
}

const pools = new Map<string, pg.Pool>();

/** SQL past every policy: as the superuser of the test database that DATABASE_URL names, unless another URL is given. */
export async function asOwner<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = [], url?: string): Promise<Row[]> {
  const target = url ?? (await superuserUrl());
  let pool = pools.get(target);
  if (!pool) {
    pools.set(target, (pool = new pg.Pool({ connectionString: target, max: 4, allowExitOnIdle: true })));
    // A database that is dropped while a connection idles is no failure of the test.
    pool.on("error", () => undefined);
  }
  return (await pool.query<Row>(sql, values)).rows;
}

async function superuserUrl(): Promise<string> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("Ask tests/support/postgres.ts for a database first.");
  if (new URL(url).username === "postgres") return url;
  // Only now, so that benches and stories, which run without vitest and pass a URL, can use this file.
  const { inject } = await import("vitest");
  return databaseUrl(inject("postgres"), "postgres", new URL(url).pathname.slice(1));
}

function newId(): string {
  return uuidV7(Date.now(), randomBytes(10));
}
