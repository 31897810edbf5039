import { z } from "zod";
import { findVersion, versionBefore } from "@/lib/data/articles";
import { carryDecisions, insertCandidates } from "@/lib/data/candidates";
import { firstUnsplit, markSplit } from "@/lib/data/sentences";
import { finishSplitJob, lockSplitJob, readUnsplit, restartSplitJob } from "@/lib/data/split-jobs";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { proposeApart } from "@/lib/gateways/threads/apart";
import { operation } from "@/lib/pipeline/operation";

/** Sentences in one go: a second's work. */
const atOnce = 400;

/** Proposes claims for the next sentences of a long article. Done by a software agent, one event a batch. */
export const proposeCandidatesOperation = operation({
  name: "propose-candidates",
  input: z.object({ articleVersionId: z.uuid() }),
  async subject(tx, input) {
    if (!(await lockSplitJob(tx, input.articleVersionId))) throw new Refusal("not-found");
    return findVersion(tx, input.articleVersionId);
  },
  permit: (viewer) => mayAnalyse(viewer),
  async prepare({ articleVersionId }, viewer) {
    const { text, from } = await readUnsplit(viewer, articleVersionId);
    return from === null ? null : { from, ...(await proposeApart(text, { from, to: from + atOnce })) };
  },
  async perform({ tx, now, newId }, version, _input, read) {
    const from = await firstUnsplit(tx, version.id);
    if (from === null) {
      await finishSplitJob(tx, version.id);
      return { events: [], value: { done: true } };
    }
    // Somebody else has proposed for these sentences meanwhile.
    if (from !== read?.from) return { events: [], value: { done: false } };
    const candidates = await insertCandidates(tx, version.id, read.proposals, "rules", newId);
    await markSplit(tx, version.id, read.proposals);
    const before = await versionBefore(tx, version);
    if (before) await carryDecisions(tx, before, version.id);
    const to = from + read.proposals.length;
    const done = to >= read.sentences;
    await (done ? finishSplitJob(tx, version.id) : restartSplitJob(tx, version.id, now));
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
