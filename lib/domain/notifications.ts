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
