import type { Act } from "@/lib/domain/audit/event";
import type { Json } from "@/lib/domain/audit/json";
import { type HistoryEntry, partsOf } from "@/lib/domain/history/entry";
import { isUuid } from "@/lib/domain/ids";
import { pageOf } from "@/lib/domain/list-cursor";
import { maySeeLog } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { joinParts } from "./exports-rows";
import { eventIsSeen, partIsWithheld, type Sight } from "./exports-scope";
import { Prisma } from "./generated/client";
import type { ReadClient } from "./reading";
import { plannedEachTime } from "./statement-names";

/** Newest first. `next` asks for what came before; null: there is nothing. */
export type HistoryPage = { entries: HistoryEntry[]; next: string | null };
/** `where`: a condition on the event `e`; `before`: the id of one, of which those before are asked for. */
export type EventsAsked = { where: Prisma.Sql; before?: string | undefined; limit: number };

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
  log: string | null;
  position: bigint | null;
  signed: boolean | null;
  parts: string;
  withheld: string;
};

/** A page of what happened, as far as somebody may see it: for a history, and for the log. @throws Refusal `invalid` */
export async function readEvents(db: ReadClient, sight: Sight, { where, before, limit }: EventsAsked): Promise<HistoryPage> {
  if (before !== undefined && !isUuid(before)) throw new Refusal("invalid", { fields: { before: "This is no place in a history." } });
  const workspace = Prisma.sql`${sight.viewer.workspaceId}::uuid`;
  // Where an entry stands tells how much others do, of which the blind know nothing.
  const place = isPlaceSeen(sight)
    ? Prisma.sql`en.origin AS log, en.index AS position, en.index < el.signed_size AS signed,`
    : Prisma.sql`NULL AS log, NULL::bigint AS position, NULL::boolean AS signed,`;
  const found = await db.$queryRaw<Row[]>`${Prisma.raw(plannedEachTime)}
    SELECT e.id, e.act, e.actor, eu.name, e.at, e.object, e.ver AS version, e.claim_id AS "claimId", c.number,
      encode(e.leaf_hash, 'hex') AS "leafHash", ${place} concat('{', k.shown, '}') AS parts, concat('[', k.kept, ']') AS withheld
    FROM audit_event e LEFT JOIN claim c ON c.workspace_id = ${workspace} AND c.id = e.claim_id
      LEFT JOIN membership em ON em.workspace_id = ${workspace} AND em.pseudonym = e.actor LEFT JOIN "user" eu ON eu.id = em.user_id
      LEFT JOIN audit_entry en ON en.workspace_id = ${workspace} AND en.leaf_hash = e.leaf_hash
      LEFT JOIN audit_log el ON el.workspace_id = ${workspace} AND el.origin = en.origin
      ${Prisma.raw(joinParts(partIsWithheld(sight, "own")))}
    WHERE e.workspace_id = ${workspace} AND ${where}
      ${before === undefined ? Prisma.empty : Prisma.sql`AND e.id < ${before}::uuid`} AND ${Prisma.raw(eventIsSeen(sight, "own"))}
    ORDER BY e.id DESC LIMIT ${limit + 1}`;
  const { rows, last } = pageOf(found, limit);
  const people = await peopleIn(db, sight.viewer, rows);
  return { entries: rows.toSorted(newestFirst).map((row) => entryOf(row, people)), next: last?.id ?? null };
}

export const isPlaceSeen = ({ viewer, blind }: Sight): boolean => maySeeLog(viewer) && blind.length === 0;

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
    place: row.log === null || row.position === null ? null : { log: row.log, index: Number(row.position), signed: row.signed === true },
    parts: partsOf(row.act, JSON.parse(row.parts) as Record<string, Json>, JSON.parse(row.withheld) as string[]),
    people: Object.fromEntries(namedIn(row.parts).map((pseudonym) => [pseudonym, people.get(pseudonym) ?? pseudonym])),
  };
}
