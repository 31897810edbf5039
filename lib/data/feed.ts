import type { LiveEvent } from "@/lib/domain/live/live-event";
import { isUuid } from "@/lib/domain/ids";
import type { Role } from "@/lib/domain/policy";
import { blindClaimsOf } from "./blindness";
import { inScope, notices } from "./database";
import { Prisma } from "./generated/client";
import { feedChannel } from "./notices";

/** An event with its place in the feed, for the hub alone: who may hear of it is not decided here. */
export type FeedEvent = LiveEvent & {
  seq: bigint;
  /** `claim`, `link`, … */
  kind: string;
  articleId: string | null;
  /** The claims that it says something about, and whose work it is about: lib/domain/live/hearing.ts. */
  claims: string[];
  ownerId: string | null;
};

export type FeedPage = {
  events: FeedEvent[];
  /** All up to here has been read; where to go on. */
  position: bigint;
  /** Somebody is just committing, or there was too much for one page: look again soon. */
  more: boolean;
};

/** As eventIsSeen in exports-scope.ts has it. */
const made = (table: string, maker: string): string =>
  `(SELECT o.${maker} FROM ${table} o WHERE o.workspace_id = e.workspace_id AND o.id = split_part(e.object, '/', 2)::uuid)`;
const ownerOf = `CASE split_part(e.object, '/', 1) WHEN 'link' THEN ${made("evidence_link", "created_by")}
  WHEN 'search' THEN ${made("search_record", "created_by")} WHEN 'assessment' THEN ${made("assessment", "analyst_id")}
  WHEN 'thread' THEN ${made("thread", "created_by")} ELSE m.user_id END`;
/** The event's claim; of a discussion that names none, those that stand in its sentence. */
const claimsOf = `CASE WHEN e.claim_id IS NOT NULL THEN ARRAY[e.claim_id] WHEN split_part(e.object, '/', 1) NOT IN ('thread', 'comment') THEN '{}'
  ELSE ARRAY(SELECT DISTINCT n.claim_id FROM thread t JOIN sentence s ON s.workspace_id = t.workspace_id AND s.id = t.about_id
      JOIN anchor n ON n.workspace_id = s.workspace_id AND n.article_version_id = s.article_version_id AND n.start < s."end" AND n."end" > s.start
    WHERE t.workspace_id = e.workspace_id AND t.id = CASE split_part(e.object, '/', 1) WHEN 'thread' THEN split_part(e.object, '/', 2)::uuid
      ELSE ${made("comment", "thread_id")} END) END`;

/** Wakes every instance that has listeners in the workspace. Called after a commit, never inside a transaction. */
export function tellOfEvents(workspaceId: string): void {
  notices().tell(feedChannel, workspaceId);
}

/** Where the feed ends now: all that comes after it is new. */
export async function feedEnd(workspaceId: string): Promise<bigint> {
  return inScope({ workspaceId }, async (db) => (await completeness(db)).complete);
}

/** The place of an event in its workspace's feed; null when there is no such event, as after an older backup was restored. */
export async function placeInFeed(workspaceId: string, eventId: string): Promise<bigint | null> {
  if (!isUuid(eventId)) return null;
  return inScope({ workspaceId }, async (db) => {
    const event = await db.auditEvent.findUnique({ where: { workspaceId_id: { workspaceId, id: eventId } }, select: { seq: true } });
    return event?.seq ?? null;
  });
}

/**
 * What happened in a workspace after a place in its feed, up to where the log is complete: read page by page, every event comes exactly once, in one
 * order that is the same for whoever reads, and in which an object's versions ascend (docs/decisions/0031).
 */
export async function readFeed(workspaceId: string, after: bigint, limit: number): Promise<FeedPage> {
  return inScope({ workspaceId }, async (db) => {
    const { complete, last } = await completeness(db);
    // A statement of its own: it must see all that was committed before the marks were read.
    const rows = await db.$queryRaw<
      (Omit<FeedEvent, "by" | "at" | "kind"> & { at: Date; actor: string; userId: string | null; name: string | null })[]
    >`
      SELECT e.seq, e.id, e.act, e.object, e.ver AS version, e.article_id AS "articleId", e.claim_id AS "claimId", e.at, e.actor,
        m.user_id AS "userId", u.name,
        ${Prisma.raw(ownerOf)} AS "ownerId", ${Prisma.raw(claimsOf)} AS claims
      FROM audit_event e LEFT JOIN membership m ON m.workspace_id = e.workspace_id AND m.pseudonym = e.actor
        LEFT JOIN "user" u ON u.id = m.user_id
      WHERE e.workspace_id = ${workspaceId}::uuid AND e.seq > ${after} AND e.seq <= ${complete} ORDER BY e.seq LIMIT ${limit}`;
    const events = rows.map(({ actor, userId, name, at, ...row }) => ({
      ...row,
      kind: row.object.split("/")[0]!,
      at: at.toISOString(),
      by: { userId, name: name ?? actor.replace(/^agent:/, "") },
    }));
    const full = events.length === limit;
    const position = full ? events.at(-1)!.seq : complete > after ? complete : after;
    return { events, position, more: full || complete < last };
  });
}

async function completeness(db: Prisma.TransactionClient): Promise<{ complete: bigint; last: bigint }> {
  const [row] = await db.$queryRaw<{ complete: bigint; last: bigint }[]>`SELECT complete, last FROM complete_up_to()`;
  return row!;
}

/** Which of these people are blind for which of these claims, now: `userId/claimId`. */
export async function blindPairs(
  workspaceId: string,
  people: readonly { userId: string; role: Role }[],
  claimIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (people.length === 0 || claimIds.length === 0) return new Set();
  const blind = blindClaimsOf({ workspace: "(SELECT current_workspace())", person: "p.id", role: "p.role" });
  const rows = await inScope(
    { workspaceId },
    (db) => db.$queryRaw<{ pair: string }[]>`
      SELECT p.id || '/' || c.id AS pair FROM unnest(${people.map(({ userId }) => userId)}::uuid[], ${people.map(({ role }) => role)}::text[]) AS p(id, role)
        CROSS JOIN unnest(${claimIds}::uuid[]) AS c(id)
      WHERE EXISTS (SELECT FROM (${Prisma.raw(blind)}) b WHERE b.claim_id = c.id)`,
  );
  return new Set(rows.map(({ pair }) => pair));
}
