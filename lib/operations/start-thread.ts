import { z } from "zod";
import { isBlindFor } from "@/lib/data/blindness";
import { tell } from "@/lib/data/notifications";
import { expectMembers, insertComment, insertThread, lockAbout } from "@/lib/data/threads";
import type { EventDraft } from "@/lib/domain/audit/event";
import { aboutSchema, commentTextSchema, mentionsSchema } from "@/lib/domain/discussion";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/** Begins a discussion about a claim, a link or a sentence, with its first comment. Who is mentioned is told. */
export const startThreadOperation = operation({
  name: "start-thread",
  input: z.object({ about: aboutSchema, text: commentTextSchema, mentions: mentionsSchema }),
  async subject(tx, { about }, viewer) {
    const found = await lockAbout(tx, about);
    const others = found.madeBy !== null && found.madeBy !== viewer.userId;
    // A link of somebody else's is not there for whoever is blind for its claim.
    if (others && (await isBlindFor(tx, viewer, found.claimId!))) throw new Refusal("not-found");
    return found;
  },
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now, newId }, { articleId, claimId, words }, { about, text, mentions }) {
    await expectMembers(tx, mentions);
    const [threadId, commentId] = [newId(), newId()];
    const thread = { id: threadId, articleId, claimId, aboutKind: about.kind, aboutId: about.id, words, createdBy: viewer.userId };
    await insertThread(tx, thread, now);
    await insertComment(tx, { id: commentId, threadId, authorId: viewer.userId, text, mentions }, now);
    const where = { articleId, ...(claimId ? { claimId } : {}) };
    await tell(tx, { kind: "mention", userIds: mentions, actorId: viewer.userId, threadId, ...where }, { at: now, newId });
    const events: EventDraft[] = [
      { act: "thread.started", object: { kind: "thread", id: threadId }, version: 1, ...where, parts: { after: { about } } },
      {
        act: "comment.added",
        object: { kind: "comment", id: commentId },
        version: 1,
        ...where,
        parts: { after: { thread: threadId, mentions }, comment: text },
      },
    ];
    return { events, value: { threadId, commentId, version: 1 } };
  },
});
