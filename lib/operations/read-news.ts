import { z } from "zod";
import { markRead, saveNotificationSetting } from "@/lib/data/notifications";
import { mailChoices, notificationKinds } from "@/lib/domain/notifications";
import { mayRead } from "@/lib/domain/policy";
import { operation } from "@/lib/pipeline/operation";

/** Marks one's own news as read: some, or all. One's own reading is nobody's record. */
export const readNewsOperation = operation({
  name: "read-news",
  input: z.object({ ids: z.union([z.array(z.uuid()).max(200), z.literal("all")]) }),
  subject: async () => null,
  permit: (viewer) => mayRead(viewer),
  async perform({ tx, viewer, now }, _subject, { ids }) {
    return { events: [], value: { read: await markRead(tx, viewer, ids, now) } };
  },
});

/** Chooses what one is told of, and how. */
export const chooseNewsOperation = operation({
  name: "choose-news",
  input: z.object({
    settings: z
      .array(z.object({ kind: z.enum(notificationKinds), inApp: z.boolean(), mail: z.enum(mailChoices) }))
      .max(notificationKinds.length),
  }),
  subject: async () => null,
  permit: (viewer) => mayRead(viewer),
  async perform({ tx, viewer }, _subject, { settings }) {
    for (const { kind, ...setting } of settings) await saveNotificationSetting(tx, viewer.userId, kind, setting);
    return { events: [], value: null };
  },
});
