import { z } from "zod";
import { versionBefore, versionText } from "@/lib/data/articles";
import { carryDecisions, insertCandidates } from "@/lib/data/candidates";
import { firstUnsplit, markSplit } from "@/lib/data/sentences";
import { finishSplitJob, lockSplitJob } from "@/lib/data/split-jobs";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { splitText } from "@/lib/gateways/language/split-text";
import { operation } from "@/lib/pipeline/operation";

/** Sentences in one go: a second's work. */
const atOnce = 400;

/** Proposes claims for the next sentences of a long article. Done by a software agent, one event a batch. */
export const proposeCandidatesOperation = operation({
  name: "propose-candidates",
  input: z.object({ articleVersionId: z.uuid() }),
  subject: async (tx, input) => {
    if (!(await lockSplitJob(tx, input.articleVersionId))) throw new Refusal("not-found");
    return versionText(tx, input.articleVersionId);
  },
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, newId }, version) {
    const from = await firstUnsplit(tx, version.id);
    if (from === null) {
      await finishSplitJob(tx, version.id);
      return { events: [], value: { done: true } };
    }
    const { proposals, segments } = await splitText(version.text, { from, to: from + atOnce });
    const candidates = await insertCandidates(tx, version.id, proposals, "rules", newId);
    await markSplit(tx, version.id, proposals);
    const before = await versionBefore(tx, version);
    if (before) await carryDecisions(tx, before, version.id);
    const to = from + proposals.length;
    const done = to >= segments.length;
    if (done) await finishSplitJob(tx, version.id);
    return {
      events: [
        {
          act: "candidates.proposed",
          object: { kind: "batch", id: newId() },
          version: 1,
          articleId: version.articleId,
          parts: { after: { articleVersionId: version.id, from, to, candidates } },
        },
      ],
      value: { done },
    };
  },
});
