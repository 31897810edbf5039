import { z } from "zod";
import { postLetter } from "@/lib/data/mails";
import { unmailedNews } from "@/lib/data/news";
import { markMailed, takeDue } from "@/lib/data/news-due";
import { letComeDue } from "@/lib/data/notifications";
import { emailOf } from "@/lib/data/users";
import { newsLetter } from "@/lib/domain/letters";
import { mailDueAt, newsPath, saying } from "@/lib/domain/notifications";
import { mayRead } from "@/lib/domain/policy";
import { currentSettings } from "@/lib/gateways/settings";
import { operation } from "@/lib/pipeline/operation";

/**
 * Mails somebody their own news: what they may see by now in one letter; what they are still blind for waits. Asked for in the
 * background, in their name; it changes nothing of the record, so that no event is made of it.
 */
export const mailNewsOperation = operation({
  name: "mail-news",
  input: z.object({ mail: z.enum(["each", "digest"]) }),
  subject: async (tx, _input, viewer) => emailOf(tx, viewer.userId),
  permit: (viewer) => mayRead(viewer),
  async perform({ tx, viewer, now, newId }, recipient, { mail }) {
    if (!(await takeDue(tx, viewer.userId, mail))) return { events: [], value: { mailed: 0 } };
    const { news, keptBack } = await unmailedNews(tx, viewer, mail);
    if (news.length > 0) {
      const base = `${currentSettings().origin}/${viewer.workspace.slug}`;
      const words = newsLetter({
        workspace: viewer.workspace.name,
        digest: mail === "digest",
        settingsUrl: `${base}/news`,
        // What somebody wrote or judged stays inside: a mailbox is no place for it.
        news: news.map((item) => ({
          says: saying(item.kind, item.actor),
          about: item.number === null ? (item.articleTitle ?? "") : `claim ${item.number} of “${item.articleTitle}”`,
          url: `${base}/${newsPath(item)}`,
        })),
      });
      await postLetter(tx, { id: newId(), recipient, ...words, at: now, workspaceId: viewer.workspaceId });
      await markMailed(
        tx,
        news.map((item) => item.id),
        now,
      );
    }
    if (keptBack > 0)
      await letComeDue(tx, viewer.userId, mail, mail === "each" ? new Date(now.getTime() + 3_600_000) : mailDueAt(mail, now));
    return { events: [], value: { mailed: news.length } };
  },
});
