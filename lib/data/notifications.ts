import { type MailChoice, mailDueAt, type NotificationKind, type NotificationSetting, usualSetting } from "@/lib/domain/notifications";
import type { Viewer } from "@/lib/domain/viewer";
import { currentSettings } from "@/lib/gateways/settings";
import { Prisma } from "./generated/client";
import { newsIsSeen } from "./news";
import type { Tx } from "./transaction";

type News = {
  kind: NotificationKind;
  userIds: readonly string[];
  actorId: string;
  articleId?: string;
  claimId?: string;
  threadId?: string;
};

/**
 * Tells people, as each has chosen: in the transaction of what they are told of, so that nobody is told of what did not
 * happen. The actor is never told of their own act; who is blind for the claim reads it once they no longer are.
 */
export async function tell(tx: Tx, news: News, { at, newId }: { at: Date; newId: () => string }): Promise<void> {
  const { userIds, ...about } = news;
  const people = [...new Set(userIds)].filter((userId) => userId !== about.actorId).toSorted();
  if (people.length === 0) return;
  const chosen = await tx.notificationSetting.findMany({
    where: { workspaceId: tx.workspaceId, kind: about.kind, userId: { in: people } },
  });
  const told = people.flatMap((userId) => {
    const setting = (chosen.find((each) => each.userId === userId) as NotificationSetting | undefined) ?? usualSetting[about.kind];
    const { inApp } = setting;
    const mail: MailChoice = currentSettings().mail ? setting.mail : "none";
    return inApp || mail !== "none" ? [{ userId, inApp, mail }] : [];
  });
  await tx.notification.createMany({
    data: told.map(({ userId, inApp, mail }) => ({
      workspaceId: tx.workspaceId,
      id: newId(),
      userId,
      ...about,
      createdAt: at,
      mail,
      readAt: inApp ? null : at,
    })),
  });
  for (const { userId, mail } of told) if (mail !== "none") await letComeDue(tx, userId, mail, mailDueAt(mail, at));
}

/** Holds the row until the transaction ends, so that the sender cannot take it before the news is there. An earlier time stays. */
export async function letComeDue(tx: Tx, userId: string, mail: "each" | "digest", dueAt: Date): Promise<void> {
  await tx.$executeRaw`INSERT INTO notification_due (workspace_id, user_id, mail, due_at)
    VALUES (${tx.workspaceId}::uuid, ${userId}::uuid, ${mail}, ${dueAt}::timestamptz)
    ON CONFLICT (workspace_id, user_id, mail) DO UPDATE SET due_at = least(notification_due.due_at, excluded.due_at)`;
}

/** Marks a person's own news as read, as far as they may see it: what is kept back from them waits unread. @returns how much it was */
export async function markRead(tx: Tx, viewer: Viewer, ids: readonly string[] | "all", at: Date): Promise<number> {
  return tx.$executeRaw`UPDATE notification n SET read_at = ${at}::timestamptz
    WHERE n.workspace_id = ${tx.workspaceId}::uuid AND n.user_id = ${viewer.userId}::uuid AND n.read_at IS NULL
      AND ${ids === "all" ? Prisma.sql`true` : Prisma.sql`n.id = ANY(${[...ids]}::uuid[])`} AND ${Prisma.raw(newsIsSeen(viewer))}`;
}

export async function saveNotificationSetting(tx: Tx, userId: string, kind: NotificationKind, setting: NotificationSetting): Promise<void> {
  const key = { workspaceId: tx.workspaceId, userId, kind };
  await tx.notificationSetting.upsert({ where: { workspaceId_userId_kind: key }, create: { ...key, ...setting }, update: setting });
}
