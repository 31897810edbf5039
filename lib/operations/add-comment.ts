import { z } from "zod";
import { lockRow } from "@/lib/data/locking";
import { tell } from "@/lib/data/notifications";
import { expectMembers, insertComment, participantsOf, refuseUnseenThread } from "@/lib/data/threads";
import { commentTextSchema, mentionsSchema } from "@/lib/domain/discussion";
import { mayAnalyse } from "@/lib/domain/policy";
import { operation } from "@/lib/pipeline/operation";

/** Answers in a discussion. Who is mentioned is told, and who took part before. */
export const addCommentOperation = operation({
  name: "add-comment",
  input: z.object({ threadId: z.uuid(), text: commentTextSchema, mentions: mentionsSchema }),
  async subject(tx, { threadId }, viewer) {
    const thread = await lockRow(tx, "thread", threadId);
    await refuseUnseenThread(tx, viewer, threadId);
    return thread;
  },
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now, newId }, thread, { text, mentions }) {
    await expectMembers(tx, mentions);
    const participants = await participantsOf(tx, thread.id);
    const id = newId();
    await insertComment(tx, { id, threadId: thread.id, authorId: viewer.userId, text, mentions }, now);
    const where = { articleId: thread.articleId, ...(thread.claimId ? { claimId: thread.claimId } : {}) };
    const news = { actorId: viewer.userId, threadId: thread.id, ...where };
    await tell(tx, { kind: "mention", userIds: mentions, ...news }, { at: now, newId });
    const others = participants.filter((userId) => !mentions.includes(userId));
    await tell(tx, { kind: "comment", userIds: others, ...news }, { at: now, newId });
    return {
      events: [
        {
          act: "comment.added",
          object: { kind: "comment", id },
          version: 1,
          ...where,
          parts: { after: { thread: thread.id, mentions }, comment: text },
        },
      ],
      value: { commentId: id, version: 1 },
    };
  },
});
