import { z } from "zod";
import { holdCurrent, versionText } from "@/lib/data/articles";
import { insertCandidates, knownStatements } from "@/lib/data/candidates";
import { lockRow } from "@/lib/data/locking";
import { readText } from "@/lib/data/workbench";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { segment } from "@/lib/domain/splitting/segment";
import { proposeWithModel } from "@/lib/gateways/proposer/propose-with-model";
import { currentSettings } from "@/lib/gateways/settings";
import { operation } from "@/lib/pipeline/operation";

const mostSentences = 60;

/**
 * Asks the configured model for claims in a window of sentences. What it answers passes the checks that our own rules' proposals
 * pass, is recorded as a software agent's, and is nothing but a proposal.
 */
export const askModelOperation = operation({
  name: "ask-model",
  input: z
    .object({ articleVersionId: z.uuid(), from: z.int().min(0), to: z.int().min(1) })
    .refine(({ from, to }) => to > from && to - from <= mostSentences, {
      message: `Ask about at most ${mostSentences} sentences at once.`,
      path: ["to"],
    }),
  subject: (tx, input) => versionText(tx, input.articleVersionId),
  permit: (viewer) => mayAnalyse(viewer),
  async prepare({ articleVersionId, from, to }, viewer) {
    const { proposer } = currentSettings();
    if (!proposer) throw new Refusal("unavailable", { detail: "No model is configured on this server." });
    const text = await readText(viewer, articleVersionId);
    const endpoint = { baseUrl: proposer.url, model: proposer.model, apiKey: proposer.key };
    return proposeWithModel(endpoint, text, segment(text), { from, to });
  },
  async perform({ tx, newId }, version, { from, to }, { proposals, discarded, agent }) {
    // Of two who ask at once, the second finds what the first was told.
    await lockRow(tx, "article", version.articleId);
    await holdCurrent(tx, version.id);
    const known = await knownStatements(tx, version.id, { from, to });
    const fresh = proposals.map(({ sentence, candidates }) => ({
      sentence,
      // A link between two candidates is by place in the list: a list with a known one is kept whole if it has links.
      candidates: candidates.some((candidate) => candidate.attributes !== null)
        ? candidates
        : candidates.filter((candidate) => !known.has(`${sentence} ${candidate.statement}`)),
    }));
    const candidates = fresh.reduce((sum, proposal) => sum + proposal.candidates.length, 0);
    if (candidates === 0) return { events: [], value: { candidates, discarded, agent } };
    await insertCandidates(tx, version.id, fresh, agent, newId);
    return {
      events: [
        {
          act: "candidates.proposed",
          object: { kind: "batch", id: newId() },
          version: 1,
          articleId: version.articleId,
          parts: { after: { articleVersionId: version.id, from, to, candidates, discarded, agent } },
        },
      ],
      value: { candidates, discarded, agent },
    };
  },
});
