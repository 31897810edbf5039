import { type NotificationKind, type NotificationSetting, usualSetting } from "@/lib/domain/notifications";
import type { Tx } from "./transaction";

/**
 * Tells people, as each has chosen: in the transaction of what they are told of, so that nobody is told of what did not
 * happen. The actor is never told of their own act; who is blind for the claim reads it once they no longer are.
 */
export async function tell(
  tx: Tx,
  news: { kind: NotificationKind; userIds: readonly string[]; actorId: string; articleId?: string; claimId?: string; threadId?: string },
  { at, newId }: { at: Date; newId: () => string },
): Promise<void> {
  const { userIds, ...about } = news;
  const people = [...new Set(userIds)].filter((userId) => userId !== about.actorId);
  if (people.length === 0) return;
  const chosen = await tx.notificationSetting.findMany({
    where: { workspaceId: tx.workspaceId, kind: about.kind, userId: { in: people } },
  });
  const settingOf = (userId: string): NotificationSetting =>
    (chosen.find((each) => each.userId === userId) as NotificationSetting | undefined) ?? usualSetting[about.kind];
  await tx.notification.createMany({
    data: people.flatMap((userId) => {
      const { inApp, mail } = settingOf(userId);
      if (!inApp && mail === "none") return [];
      return [{ workspaceId: tx.workspaceId, id: newId(), userId, ...about, createdAt: at, mail, ...(inApp ? {} : { readAt: at }) }];
    }),
  });
}
