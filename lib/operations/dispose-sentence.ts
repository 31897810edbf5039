import { z } from "zod";
import { holdCurrent } from "@/lib/data/articles";
import { expectVersion, lockRow } from "@/lib/data/locking";
import { disposeSentence } from "@/lib/data/sentences";
import { dispositions } from "@/lib/domain/coverage";
import { mayAnalyse } from "@/lib/domain/policy";
import { operation } from "@/lib/pipeline/operation";

/** Decides about one sentence for the coverage ledger; null opens it again. */
export const disposeSentenceOperation = operation({
  name: "dispose-sentence",
  input: z.object({
    sentenceId: z.uuid(),
    version: z.int().min(1),
    disposition: z.enum(dispositions).nullable(),
    reason: z.string().trim().max(2000).nullable().default(null),
  }),
  subject: (tx, input) => lockRow(tx, "sentence", input.sentenceId),
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now }, sentence, input) {
    expectVersion(sentence, input.version);
    const articleId = await holdCurrent(tx, sentence.articleVersionId);
    const { disposition, reason } = input;
    if (sentence.disposition === disposition && sentence.reason === reason) {
      return { events: [], value: { sentenceId: sentence.id, version: sentence.version, disposition, reason } };
    }
    const version = await disposeSentence(tx, sentence, { disposition, reason, by: viewer.userId, at: now });
    return {
      events: [
        {
          act: "sentence.disposed",
          object: { kind: "sentence", id: sentence.id },
          version,
          articleId,
          parts: {
            before: { disposition: sentence.disposition, reason: sentence.reason },
            after: { disposition, reason },
          },
        },
      ],
      value: { sentenceId: sentence.id, version, disposition, reason },
    };
  },
});
