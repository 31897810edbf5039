import { z } from "zod";
import { isTraining } from "@/lib/data/calibration";
import { refuseRetired } from "@/lib/data/claims";
import { knownAnswerOf, saveKnownAnswer } from "@/lib/data/known-answers";
import { lockRow } from "@/lib/data/locking";
import type { Tx } from "@/lib/data/transaction";
import { canonicalJson } from "@/lib/domain/audit/json";
import { mayManage } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { bases, basesOfTag, tags } from "@/lib/domain/tags";
import { operation } from "@/lib/pipeline/operation";

const named = z.object({
  claimId: z.uuid(),
  /** Of the known answer; 0 where there has never been one. */
  version: z.int().min(0),
});
const subject = async (tx: Tx, { claimId }: { claimId: string }) => {
  const claim = await lockRow(tx, "claim", claimId);
  return { claim, before: await knownAnswerOf(tx, claimId) };
};
const answerOf = (row: { tag: string; basis: string; explanation: string }) => ({
  tag: row.tag,
  basis: row.basis,
  explanation: row.explanation,
});

function expectAnswer(before: Awaited<ReturnType<typeof knownAnswerOf>>, seen: number): void {
  const version = before?.version ?? 0;
  if (version !== seen) throw new Refusal("changed-meanwhile", { current: { version, value: before && answerOf(before) } });
}

/** Says what the right judgement of a training claim is. Who has handed in theirs sees it, with the explanation. */
export const setKnownAnswerOperation = operation({
  name: "set-known-answer",
  input: named
    .extend({
      tag: z.enum(tags, "Choose a tag."),
      basis: z.enum(bases, "Choose a basis."),
      explanation: z.string().trim().max(5000, "At most 5,000 characters.").default(""),
    })
    .refine(({ tag, basis }) => basesOfTag[tag].includes(basis), { message: "This basis does not belong to this tag.", path: ["basis"] }),
  subject,
  permit: (viewer) => mayManage(viewer),
  async perform({ tx, viewer, now }, { claim, before }, { claimId, version: seen, ...answer }) {
    refuseRetired(claim);
    expectAnswer(before, seen);
    if (!(await isTraining(tx, tx.workspaceId, claim.articleId))) {
      throw new Refusal("invalid", { detail: "Only claims of an article to train on have known answers." });
    }
    const was = before && !before.withdrawnAt ? answerOf(before) : null;
    if (canonicalJson(was) === canonicalJson(answer)) return { events: [], value: { claimId, version: seen } };
    const version = await saveKnownAnswer(tx, claimId, before, answer, { by: viewer.userId, at: now });
    return {
      events: [
        {
          act: "answer.set",
          object: { kind: "answer", id: claimId },
          version,
          articleId: claim.articleId,
          claimId,
          parts: { before: was, after: answer },
        },
      ],
      value: { claimId, version },
    };
  },
});

/** Takes a known answer back: the claim counts for nobody's calibration any more. */
export const withdrawKnownAnswerOperation = operation({
  name: "withdraw-known-answer",
  input: named,
  subject,
  permit: (viewer) => mayManage(viewer),
  async perform({ tx, viewer, now }, { claim, before }, { claimId, version: seen }) {
    expectAnswer(before, seen);
    if (!before || before.withdrawnAt) throw new Refusal("invalid", { detail: "There is no known answer." });
    const version = await saveKnownAnswer(tx, claimId, before, null, { by: viewer.userId, at: now });
    return {
      events: [
        {
          act: "answer.withdrawn",
          object: { kind: "answer", id: claimId },
          version,
          articleId: claim.articleId,
          claimId,
          parts: { before: answerOf(before) },
        },
      ],
      value: { claimId, version },
    };
  },
});
