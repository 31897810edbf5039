import { z } from "zod";
import { insertArticle } from "@/lib/data/articles";
import { insertCandidates } from "@/lib/data/candidates";
import { insertSentences } from "@/lib/data/sentences";
import { findSnapshot } from "@/lib/data/snapshots";
import { askForSplit } from "@/lib/data/split-jobs";
import { articleDetailsSchema, articleTextSchema } from "@/lib/domain/articles";
import { mayAnalyse } from "@/lib/domain/policy";
import { sha256Hex } from "@/lib/domain/text";
import { firstSentences } from "@/lib/gateways/language/split-text";
import { splitApart } from "@/lib/gateways/threads/apart";
import { operation } from "@/lib/pipeline/operation";
import { provenance } from "./provenance";

/** Takes an article in: the text is kept for good, its sentences are numbered, and claims are proposed for the first of them. */
export const importArticleOperation = operation({
  name: "import-article",
  input: articleDetailsSchema.extend({
    text: articleTextSchema,
    /** The frozen document that the text was read from; null for pasted text. */
    snapshotId: z.uuid().nullable().default(null),
    fileName: z.string().max(255).nullable().default(null),
  }),
  subject: async (tx, input) => (input.snapshotId ? findSnapshot(tx, input.snapshotId) : null),
  permit: (viewer) => mayAnalyse(viewer),
  prepare: (input) => splitApart(input.text, { to: firstSentences }),
  async perform({ tx, viewer, now, newId }, snapshot, input, split) {
    const { text, snapshotId: _snapshot, fileName, publishedOn, ...details } = input;
    const id = newId();
    const version = {
      id: newId(),
      ordinal: 1,
      text,
      sha256: sha256Hex(text),
      sentenceCount: split.segments.length,
      ...provenance(snapshot, fileName),
    };
    const made = { by: viewer.userId, at: now };
    const published = publishedOn ? new Date(`${publishedOn}T00:00:00Z`) : null;
    await insertArticle(tx, { id, ...details, publishedOn: published }, version, made);
    await insertSentences(
      tx,
      version.id,
      split.segments.map((segment, i) => ({ id: newId(), ...segment, proposed: split.proposals[i]?.disposition ?? null })),
      split.proposals.length,
    );
    const candidates = await insertCandidates(tx, version.id, split.proposals, "rules", newId);
    if (split.proposals.length < split.segments.length) await askForSplit(tx, version.id, now);
    const { text: _text, ...kept } = version;
    return {
      events: [
        {
          act: "article.imported",
          object: { kind: "article", id },
          version: 1,
          articleId: id,
          parts: { after: { ...details, publishedOn, ...kept } },
        },
      ],
      value: { articleId: id, versionId: version.id, sentences: split.segments.length, candidates },
    };
  },
});
