import { z } from "zod";
import { insertVersion, setCurrentVersion, versionText } from "@/lib/data/articles";
import { carryDecisions, insertCandidates } from "@/lib/data/candidates";
import { expectVersion, lockRow } from "@/lib/data/locking";
import { carryDispositions, insertSentences, recountClaims } from "@/lib/data/sentences";
import { findSnapshot } from "@/lib/data/snapshots";
import { askForSplit } from "@/lib/data/split-jobs";
import { articleTextSchema } from "@/lib/domain/articles";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { sha256Hex } from "@/lib/domain/text";
import { firstSentences } from "@/lib/gateways/language/split-text";
import { splitApart } from "@/lib/gateways/threads/apart";
import { operation } from "@/lib/pipeline/operation";
import { carryAnchors, findBeforehand } from "./carry-anchors";
import { provenance } from "./provenance";

/** Takes a later version of an article in and finds every claim again; a fuzzy place waits for a person. */
export const importArticleVersionOperation = operation({
  name: "import-article-version",
  input: z.object({
    articleId: z.uuid(),
    version: z.int().min(1),
    text: articleTextSchema,
    snapshotId: z.uuid().nullable().default(null),
    fileName: z.string().max(255).nullable().default(null),
  }),
  subject: async (tx, input) => ({
    article: await lockRow(tx, "article", input.articleId),
    snapshot: input.snapshotId ? await findSnapshot(tx, input.snapshotId) : null,
  }),
  permit: (viewer) => mayAnalyse(viewer),
  async prepare({ articleId, text }, viewer) {
    const [split, found] = await Promise.all([splitApart(text, { to: firstSentences }), findBeforehand(viewer, articleId, text)]);
    return { split, found };
  },
  async perform({ tx, viewer, now, newId }, { article, snapshot }, input, { split, found }) {
    expectVersion(article, input.version);
    const old = await versionText(tx, article.currentVersionId);
    if (old.text === input.text) throw new Refusal("invalid", { fields: { text: "This is the same text as the current version." } });
    const { text } = input;
    const fresh = {
      id: newId(),
      ordinal: old.ordinal + 1,
      text,
      sha256: sha256Hex(text),
      sentenceCount: split.segments.length,
      ...provenance(snapshot, input.fileName),
    };
    await insertVersion(tx, article.id, fresh, { by: viewer.userId, at: now });
    await insertSentences(
      tx,
      fresh.id,
      split.segments.map((segment, i) => ({ id: newId(), ...segment, proposed: split.proposals[i]?.disposition ?? null })),
      split.proposals.length,
    );
    await insertCandidates(tx, fresh.id, split.proposals, "rules", newId);
    if (split.proposals.length < split.segments.length) await askForSplit(tx, fresh.id, now);

    const anchors = await carryAnchors(tx, { old, fresh }, found, newId);
    await carryDecisions(tx, old.id, fresh.id);
    await carryDispositions(tx, old, { id: fresh.id, text });
    await recountClaims(tx, fresh.id, [{ start: 0, end: text.length }]);
    const version = await setCurrentVersion(tx, article, fresh.id, now);

    const { text: _text, ...kept } = fresh;
    return {
      events: [
        {
          act: "article.version-imported",
          object: { kind: "article", id: article.id },
          version,
          articleId: article.id,
          parts: { before: { versionId: old.id, ordinal: old.ordinal }, after: { ...kept, anchors } },
        },
      ],
      value: { articleId: article.id, versionId: fresh.id, version, anchors },
    };
  },
});
