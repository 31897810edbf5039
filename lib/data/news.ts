import { type NotificationKind, type NotificationSetting, notificationKinds, usualSetting } from "@/lib/domain/notifications";
import type { Viewer } from "@/lib/domain/viewer";
import { isBlindSql } from "./blindness";
import { commentIsSeen } from "./threads";
import { Prisma } from "./generated/client";
import { readAs, type ReadClient } from "./reading";

/** A piece of news as its reader sees it. */
export type NewsItem = {
  id: string;
  kind: NotificationKind;
  createdAt: Date;
  readAt: Date | null;
  actor: string | null;
  articleId: string | null;
  articleTitle: string | null;
  claimId: string | null;
  number: number | null;
  statement: string | null;
  threadId: string | null;
};

/** Whether the viewer may have a notification `n` now, as literal SQL: nothing about a claim that they are blind for, but that it is theirs to assess. */
export function newsIsSeen(viewer: Viewer): string {
  const thread = `NOT EXISTS (SELECT FROM thread t WHERE t.workspace_id = n.workspace_id AND t.id = n.thread_id
    AND NOT EXISTS (SELECT FROM comment c WHERE c.workspace_id = t.workspace_id AND c.thread_id = t.id AND c.author_id = n.actor_id
      AND ${commentIsSeen(viewer)}))`;
  return `(n.kind IN ('assigned', 'released') OR ((n.claim_id IS NULL OR NOT ${isBlindSql(viewer, "n.claim_id")}) AND ${thread}))`;
}

const columns = Prisma.sql`n.id, n.kind, n.created_at AS "createdAt", n.read_at AS "readAt", u.name AS actor, n.article_id AS "articleId",
  a.title AS "articleTitle", n.claim_id AS "claimId", k.number, k.statement, n.thread_id AS "threadId"
  FROM notification n LEFT JOIN "user" u ON u.id = n.actor_id
  LEFT JOIN article a ON a.workspace_id = n.workspace_id AND a.id = n.article_id
  LEFT JOIN claim k ON k.workspace_id = n.workspace_id AND k.id = n.claim_id`;

/** A page of one's own news, the latest first. */
export async function readNews(viewer: Viewer, before: string | null, limit: number): Promise<NewsItem[]> {
  const earlier = before ? Prisma.sql`AND n.id < ${before}::uuid` : Prisma.empty;
  return readAs(
    viewer,
    (db) => db.$queryRaw<
      NewsItem[]
    >`SELECT ${columns} WHERE n.workspace_id = ${viewer.workspaceId}::uuid AND n.user_id = ${viewer.userId}::uuid
      AND ${Prisma.raw(newsIsSeen(viewer))} ${earlier} ORDER BY n.id DESC LIMIT ${limit}`,
  );
}

/** Unread mentions and answers in discussions, as a condition on notifications `n`; none that is kept back while the viewer is blind. */
export const unreadTalk = (viewer: Viewer): Prisma.Sql =>
  Prisma.sql`n.read_at IS NULL AND n.kind IN ('mention', 'comment') AND ${Prisma.raw(newsIsSeen(viewer))}`;

/** Who called the viewer and has not been read yet, the latest first. */
export async function unreadMentions(viewer: Viewer, limit: number): Promise<NewsItem[]> {
  return readAs(
    viewer,
    (db) => db.$queryRaw<NewsItem[]>`SELECT ${columns} WHERE n.workspace_id = ${viewer.workspaceId}::uuid
      AND n.user_id = ${viewer.userId}::uuid AND ${unreadTalk(viewer)} ORDER BY n.id DESC LIMIT ${limit}`,
  );
}

/** How much of one's own news is unread. */
export async function countUnread(viewer: Viewer): Promise<number> {
  return readAs(viewer, async (db) => {
    const [row] = await db.$queryRaw<{ unread: number }[]>`SELECT count(*)::int AS unread FROM notification n
      WHERE n.workspace_id = ${viewer.workspaceId}::uuid AND n.user_id = ${viewer.userId}::uuid AND n.read_at IS NULL
        AND ${Prisma.raw(newsIsSeen(viewer))}`;
    return row!.unread;
  });
}

/** What waits to be mailed to the viewer: what they may see by now, and how much is still kept back. @param db in their scope */
export async function unmailedNews(
  db: ReadClient,
  viewer: Viewer,
  mail: "each" | "digest",
): Promise<{ news: NewsItem[]; keptBack: number }> {
  const rows = await db.$queryRaw<(NewsItem & { seen: boolean })[]>`SELECT ${Prisma.raw(newsIsSeen(viewer))} AS seen, ${columns}
    WHERE n.workspace_id = ${viewer.workspaceId}::uuid AND n.user_id = ${viewer.userId}::uuid AND n.mail = ${mail} AND n.mailed_at IS NULL
    ORDER BY n.id LIMIT 200`;
  const news = rows.flatMap(({ seen, ...item }) => (seen ? [item] : []));
  return { news, keptBack: rows.length - news.length };
}

export async function readNotificationSettings(viewer: Viewer): Promise<Record<NotificationKind, NotificationSetting>> {
  const chosen = await readAs(viewer, (db) =>
    db.notificationSetting.findMany({ where: { workspaceId: viewer.workspaceId, userId: viewer.userId } }),
  );
  const settingOf = (kind: NotificationKind): NotificationSetting => {
    const row = chosen.find((each) => each.kind === kind);
    return row ? { inApp: row.inApp, mail: row.mail as NotificationSetting["mail"] } : usualSetting[kind];
  };
  return Object.fromEntries(notificationKinds.map((kind) => [kind, settingOf(kind)])) as Record<NotificationKind, NotificationSetting>;
}
