/** What somebody is told, in the app and by mail. */
export const notificationKinds = [
  "mention",
  "comment",
  "assigned",
  "released",
  "returned",
  "approved",
  "adjudicated",
  "reopened",
  "resubmitted",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];
export const notificationMeaning: Record<NotificationKind, string> = {
  mention: "somebody mentions you",
  comment: "somebody writes in a thread that you take part in",
  assigned: "a claim is assigned to you",
  released: "an assignment of yours is taken back",
  returned: "your assessment is returned",
  approved: "your assessment is approved",
  adjudicated: "a claim that you assessed is adjudicated",
  reopened: "a claim that you assessed is opened again",
  resubmitted: "an assessment that you returned is handed in again",
};

/** The same with whoever did it. @param actor null: nobody knows any more */
const sayings: Record<NotificationKind, (actor: string) => string> = {
  mention: (actor) => `${actor} mentions you`,
  comment: (actor) => `${actor} wrote in a discussion of yours`,
  assigned: (actor) => `${actor} assigned a claim to you`,
  released: (actor) => `${actor} took an assignment of yours back`,
  returned: (actor) => `${actor} returned your assessment`,
  approved: (actor) => `${actor} approved your assessment`,
  adjudicated: (actor) => `${actor} adjudicated a claim that you assessed`,
  reopened: (actor) => `${actor} opened a claim again that you assessed`,
  resubmitted: (actor) => `${actor} handed in again what you returned`,
};
export const saying = (kind: NotificationKind, actor: string | null): string => sayings[kind](actor ?? "Somebody");

/** Where news leads to, within the workspace. */
export function newsPath(news: {
  kind: NotificationKind;
  articleId: string | null;
  claimId: string | null;
  threadId: string | null;
}): string {
  if (news.claimId) return `claims/${news.claimId}${news.threadId ? `#thread-${news.threadId}` : ""}`;
  if (news.threadId && news.articleId) return `articles/${news.articleId}/discussion#thread-${news.threadId}`;
  return news.articleId ? `articles/${news.articleId}` : "work";
}

/** Letters that are to go at once wait so long for more of the same, so that five comments make one letter. */
export const gatherMs = 2 * 60_000;
/** The hour, in UTC, at which the day's digest goes. */
const digestHour = 6;

/** When news that comes up now is to be mailed. */
export function mailDueAt(mail: "each" | "digest", now: Date): Date {
  if (mail === "each") return new Date(now.getTime() + gatherMs);
  const due = new Date(now);
  due.setUTCHours(digestHour, 0, 0, 0);
  if (due <= now) due.setUTCDate(due.getUTCDate() + 1);
  return due;
}

export const mailChoices = ["none", "each", "digest"] as const;
export type MailChoice = (typeof mailChoices)[number];
export type NotificationSetting = { inApp: boolean; mail: MailChoice };
/** What holds until a person chooses otherwise. */
export const usualSetting: Record<NotificationKind, NotificationSetting> = {
  mention: { inApp: true, mail: "each" },
  comment: { inApp: true, mail: "digest" },
  assigned: { inApp: true, mail: "digest" },
  released: { inApp: true, mail: "none" },
  returned: { inApp: true, mail: "each" },
  approved: { inApp: true, mail: "none" },
  adjudicated: { inApp: true, mail: "digest" },
  reopened: { inApp: true, mail: "digest" },
  resubmitted: { inApp: true, mail: "digest" },
};
