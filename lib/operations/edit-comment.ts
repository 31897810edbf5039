import { z } from "zod";
import { expectVersion, lockRow } from "@/lib/data/locking";
import { tell } from "@/lib/data/notifications";
import { expectMembers, refuseUnseenThread, updateComment } from "@/lib/data/threads";
import type { Tx } from "@/lib/data/transaction";
import { commentTextSchema, mentionsSchema } from "@/lib/domain/discussion";
import { mayEditComment, mayWithdrawComment } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { operation } from "@/lib/pipeline/operation";

async function lockComment(tx: Tx, { commentId }: { commentId: string }, viewer: Viewer) {
  const { threadId } = await lockRow(tx, "comment", commentId);
  const thread = await lockRow(tx, "thread", threadId);
  await refuseUnseenThread(tx, viewer, threadId);
  return { comment: await lockRow(tx, "comment", commentId), thread };
}

const whereOf = (thread: { articleId: string; claimId: string | null }) => ({
  articleId: thread.articleId,
  ...(thread.claimId ? { claimId: thread.claimId } : {}),
});

/** Its author puts a comment in other words. Who is mentioned anew is told. */
export const editCommentOperation = operation({
  name: "edit-comment",
  input: z.object({ commentId: z.uuid(), version: z.int().min(1), text: commentTextSchema, mentions: mentionsSchema }),
  subject: lockComment,
  permit: (viewer, { comment }) => mayEditComment(viewer, comment),
  async perform({ tx, viewer, now, newId }, { comment, thread }, { version: seen, text, mentions }) {
    expectVersion(comment, seen);
    if (comment.withdrawnAt) throw new Refusal("invalid", { detail: "The comment is withdrawn." });
    if (comment.text === text) return { events: [], value: { commentId: comment.id, version: comment.version } };
    await expectMembers(tx, mentions);
    const version = await updateComment(tx, comment, { text, mentions, editedAt: now });
    const fresh = mentions.filter((userId) => !comment.mentions.includes(userId));
    const news = { actorId: viewer.userId, threadId: thread.id, ...whereOf(thread) };
    await tell(tx, { kind: "mention", userIds: fresh, ...news }, { at: now, newId });
    return {
      events: [
        {
          act: "comment.changed",
          object: { kind: "comment", id: comment.id },
          version,
          ...whereOf(thread),
          parts: { before: { text: comment.text, mentions: comment.mentions }, after: { mentions }, comment: text },
        },
      ],
      value: { commentId: comment.id, version },
    };
  },
});

/** Takes a comment back: that there was one stays, its words are shown no longer. */
export const withdrawCommentOperation = operation({
  name: "withdraw-comment",
  input: z.object({ commentId: z.uuid(), version: z.int().min(1) }),
  subject: lockComment,
  permit: (viewer, { comment }) => mayWithdrawComment(viewer, comment),
  async perform({ tx, now }, { comment, thread }, { version: seen }) {
    expectVersion(comment, seen);
    if (comment.withdrawnAt) throw new Refusal("invalid", { detail: "The comment is withdrawn already." });
    const version = await updateComment(tx, comment, { withdrawnAt: now });
    return {
      events: [
        {
          act: "comment.withdrawn",
          object: { kind: "comment", id: comment.id },
          version,
          ...whereOf(thread),
          parts: { before: { text: comment.text } },
        },
      ],
      value: { commentId: comment.id, version },
    };
  },
});
