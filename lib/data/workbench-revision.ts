import { createHash } from "node:crypto";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { blindClaims } from "./blindness";
import { eventIsSeen } from "./exports-scope";
import { Prisma } from "./generated/client";
import { Kept } from "./kept";
import type { ReadClient } from "./reading";
import { plannedEachTime } from "./statement-names";

/** At which point a viewer sees an article, and the claims of it (ids, ascending) for which they are blind there. */
export type Revision = { revision: string | null; blind: readonly string[] };

/**
 * Changes with every event of the article that the viewer may see: the last one's id, and how many there are in the minute before it,
 * because a transaction with an earlier id may commit later. Who is blind for some claims has a third part, which tells for
 * which: what is kept from them neither changes it nor is counted.
 */
export async function revisionFor(db: ReadClient, viewer: Viewer, articleId: string): Promise<Revision> {
  const [row] = await db.$queryRaw<{ revision: string | null; blind: string | null }[]>`
    SELECT (SELECT last.id || '.' || (SELECT count(*) FROM audit_event e WHERE e.workspace_id = a.workspace_id
        AND e.article_id = a.id AND e.id > minute_before(last.id))
      FROM (SELECT e.id FROM audit_event e WHERE e.workspace_id = a.workspace_id AND e.article_id = a.id
        ORDER BY e.id DESC LIMIT 1) last) AS revision,
      (SELECT string_agg(DISTINCT b.claim_id::text, ',') FROM (${Prisma.raw(blindClaims(viewer, "a.id"))}) b) AS blind
    FROM article a WHERE a.workspace_id = ${viewer.workspaceId}::uuid AND a.id = ${articleId}::uuid`;
  if (!row) throw new Refusal("not-found");
  if (row.blind === null || row.revision === null) return { revision: row.revision, blind: [] };
  const blind = row.blind.split(",");
  const print = createHash("sha256").update(row.blind).digest("base64url").slice(0, 16);
  blindSets.put(print, row.blind);
  const seen = await seenRevision(db, viewer, articleId, { shared: row.revision, print, blind });
  return { revision: `${seen}.${print}`, blind };
}

/** For which claims somebody was blind at a revision, by its third part. */
const blindSets = new Kept<string>(100);
/** What the viewer last saw of an article, so that what was kept from them is not gone through again with every look. */
const lastSeen = new Kept<{ shared: string; print: string; seen: string }>(2000);

type At = { shared: string; print: string; blind: readonly string[] };

async function seenRevision(db: ReadClient, viewer: Viewer, articleId: string, { shared, print, blind }: At): Promise<string> {
  const key = `${viewer.workspaceId}/${articleId}/${viewer.userId}`;
  const known = lastSeen.get(key);
  if (known?.print === print && known.shared === shared) return known.seen;
  const since = known?.print === print ? known.seen.split(".")[0]! : null;
  const isSeen = Prisma.raw(eventIsSeen({ viewer, blind }, "own"));
  const inArticle = Prisma.sql`e.workspace_id = ${viewer.workspaceId}::uuid AND e.article_id = ${articleId}::uuid`;
  const [row] = await db.$queryRaw<{ seen: string }[]>`${Prisma.raw(plannedEachTime)}
    SELECT last.id || '.' || (SELECT count(*) FROM audit_event e WHERE ${inArticle} AND e.id > minute_before(last.id) AND ${isSeen}) AS seen
    FROM (SELECT e.id FROM audit_event e WHERE ${inArticle} AND ${since === null ? Prisma.sql`true` : Prisma.sql`e.id >= ${since}::uuid`}
      AND ${isSeen} ORDER BY e.id DESC LIMIT 1) last`;
  // An article of which nothing may be seen has been looked at by its id.
  const seen = row?.seen ?? `${articleId}.0`;
  lastSeen.put(key, { shared, print, seen });
  return seen;
}

/** The claims for which the viewer is blind now and was not at a revision, or the other way round; null: there is no telling any more, or too many. */
export function blindnessChanged(since: string, { revision, blind }: Revision): string[] | null {
  const [before, now] = [since.split(".")[2], revision?.split(".")[2]];
  if (before === now) return [];
  const was = before === undefined ? "" : blindSets.get(before);
  if (was === undefined) return null;
  const [then, today] = [new Set(was.split(",")), new Set(blind)];
  const turned = [...then].filter((id) => id !== "" && !today.has(id)).concat(blind.filter((id) => !then.has(id)));
  return turned.length > 200 ? null : turned;
}
