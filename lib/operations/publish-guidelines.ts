import { z } from "zod";
import { insertGuideline, lockGuidelines } from "@/lib/data/guidelines";
import { guidelineNoteSchema, guidelineTextSchema } from "@/lib/domain/guidelines";
import { mayManage } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/** Puts new guidelines in the place of those that stand, which stay readable. Assessments are handed in under these from now on. */
export const publishGuidelinesOperation = operation({
  name: "publish-guidelines",
  input: z.object({
    /** The version that was seen; 0: there was none. */
    version: z.int().min(0),
    text: guidelineTextSchema,
    note: guidelineNoteSchema,
  }),
  subject: (tx) => lockGuidelines(tx),
  permit: (viewer) => mayManage(viewer),
  async perform({ tx, viewer, now, newId }, standing, { version: seen, text, note }) {
    const current = standing?.ordinal ?? 0;
    if (current !== seen) throw new Refusal("changed-meanwhile", { current: { version: current, value: { text: standing?.text ?? "" } } });
    if (standing?.text === text) return { events: [], value: { version: current } };
    const [id, ordinal] = [newId(), current + 1];
    await insertGuideline(tx, { id, ordinal, text, note, createdBy: viewer.userId, createdAt: now });
    return {
      events: [
        {
          act: "guidelines.published",
          object: { kind: "guidelines", id: tx.workspaceId },
          version: ordinal,
          parts: { after: { id, text }, ...(note ? { comment: note } : {}) },
        },
      ],
      value: { version: ordinal },
    };
  },
});
