import type { Act } from "@/lib/domain/audit/event";
import type { Json } from "@/lib/domain/audit/json";
import { type HistoryEntry, partsOf } from "@/lib/domain/history/entry";
import { isUuid } from "@/lib/domain/ids";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { blindAmong, blindInArticle } from "./blindness";
import { joinParts } from "./exports-rows";
import { eventIsSeen, partIsWithheld } from "./exports-scope";
import { Prisma } from "./generated/client";
import { readAs, type ReadClient } from "./reading";
import { plannedEachTime } from "./statement-names";

/** Newest first. `next` asks for what came before; null: there is nothing. */
export type HistoryPage = { entries: HistoryEntry[]; next: string | null };
export type HistoryAsked = { before?: string | undefined; limit?: number };

/** What happened to a claim, as far as the viewer may see it. @throws Refusal `not-found`, `invalid` */
export function claimHistory(viewer: Viewer, claimId: string, asked: HistoryAsked = {}): Promise<HistoryPage> {
  return historyOf(viewer, "claim", claimId, asked);
}

/** What happened in an article, its claims included, as far as the viewer may see it. @throws Refusal `not-found`, `invalid` */
export function articleHistory(viewer: Viewer, articleId: string, asked: HistoryAsked = {}): Promise<HistoryPage> {
  return historyOf(viewer, "article", articleId, asked);
}

type Row = {
  id: string;
  act: Act;
  actor: string;
  name: string | null;
  at: Date;
  object: string;
  version: number;
  claimId: string | null;
  number: number | null;
  leafHash: string;
  parts: string;
  withheld: string;
};

async function historyOf(viewer: Viewer, of: "claim" | "article", id: string, { before, limit = 50 }: HistoryAsked): Promise<HistoryPage> {
  if (!isUuid(id)) throw new Refusal("not-found");
  if (before !== undefined && !isUuid(before)) throw new Refusal("invalid", { fields: { before: "This is no place in a history." } });
  const { rows, people } = await readAs(viewer, async (db) => {
    const workspace = Prisma.sql`${viewer.workspaceId}::uuid`;
    const blind = of === "article" ? await blindInArticle(db, viewer, id) : [...(await blindAmong(db, viewer, [id]))];
    const sight = { viewer, blind };
    const found = await db.$queryRaw<Row[]>`${Prisma.raw(plannedEachTime)}
      SELECT e.id, e.act, e.actor, eu.name, e.at, e.object, e.ver AS version, e.claim_id AS "claimId", c.number,
        encode(e.leaf_hash, 'hex') AS "leafHash", concat('{', k.shown, '}') AS parts, concat('[', k.kept, ']') AS withheld
      FROM audit_event e LEFT JOIN claim c ON c.workspace_id = ${workspace} AND c.id = e.claim_id
        LEFT JOIN membership em ON em.workspace_id = ${workspace} AND em.pseudonym = e.actor LEFT JOIN "user" eu ON eu.id = em.user_id
        ${Prisma.raw(joinParts(partIsWithheld(sight, "own")))}
      WHERE e.workspace_id = ${workspace} AND ${Prisma.raw(`e.${of}_id`)} = ${id}::uuid
        ${before === undefined ? Prisma.empty : Prisma.sql`AND e.id < ${before}::uuid`} AND ${Prisma.raw(eventIsSeen(sight, "own"))}
      ORDER BY e.id DESC LIMIT ${limit + 1}`;
    if (found.length === 0 && before === undefined) await refuseStrange(db, workspace, of, id);
    return { rows: found, people: await peopleIn(db, viewer, found) };
  });
  const page = rows.slice(0, limit);
  const next = rows.length > limit ? page.at(-1)!.id : null;
  return { entries: page.sort(newestFirst).map((row) => entryOf(row, people)), next };
}

/** Names in the log that stand in parts. */
const namedIn = (parts: string): string[] => [...parts.matchAll(/"(p-[a-z0-9]{10})"/g)].map((match) => match[1]!);

/** The names of the people whom these events name by their name in the log. */
async function peopleIn(db: ReadClient, { workspaceId }: Viewer, rows: readonly Row[]): Promise<Map<string, string>> {
  const pseudonyms = new Set(rows.flatMap(({ parts }) => namedIn(parts)));
  if (pseudonyms.size === 0) return new Map();
  const members = await db.membership.findMany({
    where: { workspaceId, pseudonym: { in: [...pseudonyms] } },
    select: { pseudonym: true, user: { select: { name: true } } },
  });
  return new Map(members.map((member) => [member.pseudonym, member.user.name]));
}

/** Ids tell milliseconds apart, not the order within one: there, an object's versions do. */
function newestFirst(a: Row, b: Row): number {
  return b.at.getTime() - a.at.getTime() || b.version - a.version || (a.id < b.id ? 1 : -1);
}

async function refuseStrange(
  db: { $queryRaw: Prisma.TransactionClient["$queryRaw"] },
  workspace: Prisma.Sql,
  of: string,
  id: string,
): Promise<void> {
  const [known] = await db.$queryRaw<unknown[]>`SELECT 1 FROM ${Prisma.raw(of)} WHERE workspace_id = ${workspace} AND id = ${id}::uuid`;
  if (!known) throw new Refusal("not-found");
}

function entryOf(row: Row, people: ReadonlyMap<string, string>): HistoryEntry {
  return {
    id: row.id,
    act: row.act,
    actor: { name: row.name, pseudonym: row.actor },
    at: row.at.toISOString(),
    object: row.object,
    version: row.version,
    claim: row.claimId !== null && row.number !== null ? { id: row.claimId, number: row.number } : null,
    leafHash: row.leafHash,
    parts: partsOf(row.act, JSON.parse(row.parts) as Record<string, Json>, JSON.parse(row.withheld) as string[]),
    people: Object.fromEntries(namedIn(row.parts).map((pseudonym) => [pseudonym, people.get(pseudonym) ?? pseudonym])),
  };
}
