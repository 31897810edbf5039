import { z } from "zod";
import { updateArticle } from "@/lib/data/articles";
import { expectVersion, lockRow } from "@/lib/data/locking";
import { countOpenSentences } from "@/lib/data/sentences";
import { articleDetailsSchema } from "@/lib/domain/articles";
import { canonicalJson } from "@/lib/domain/audit/json";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

const named = z.object({ articleId: z.uuid(), version: z.int().min(1) });

export const editArticleOperation = operation({
  name: "edit-article",
  input: articleDetailsSchema.extend(named.shape),
  subject: (tx, input) => lockRow(tx, "article", input.articleId),
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, now }, article, { articleId, version: seen, ...details }) {
    expectVersion(article, seen);
    const { title, byline, publisher, language, url } = article;
    const before = { title, byline, publisher, language, url, publishedOn: article.publishedOn?.toISOString().slice(0, 10) ?? null };
    if (canonicalJson(before) === canonicalJson(details)) return { events: [], value: { articleId, version: article.version } };
    const publishedOn = details.publishedOn ? new Date(`${details.publishedOn}T00:00:00Z`) : null;
    const version = await updateArticle(tx, article, { ...details, publishedOn }, now);
    return {
      events: [
        { act: "article.changed", object: { kind: "article", id: articleId }, version, articleId, parts: { before, after: details } },
      ],
      value: { articleId, version },
    };
  },
});

/** Declares that an article has been gone through. With open sentences it takes a reason, which stays on record. */
export const finishArticleOperation = operation({
  name: "finish-article",
  input: named.extend({ reason: z.string().trim().max(2000, "At most 2,000 characters.").default("") }),
  subject: (tx, input) => lockRow(tx, "article", input.articleId),
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, now }, article, { articleId, version: seen, reason }) {
    expectVersion(article, seen);
    if (article.finishedAt) throw new Refusal("invalid", { detail: "The article is finished already." });
    const open = await countOpenSentences(tx, article.currentVersionId);
    if (open > 0 && reason === "") {
      const sentences = open === 1 ? "One sentence is" : `${open} sentences are`;
      throw new Refusal("invalid", {
        fields: { reason: `${sentences} still open. Decide about them, or say why the article is finished without.` },
      });
    }
    const version = await updateArticle(tx, article, { finishedAt: now, finishReason: reason || null }, now);
    return {
      events: [
        {
          act: "article.finished",
          object: { kind: "article", id: articleId },
          version,
          articleId,
          parts: { after: { openSentences: open }, ...(reason ? { comment: reason } : {}) },
        },
      ],
      value: { articleId, version },
    };
  },
});

export const reopenArticleOperation = operation({
  name: "reopen-article",
  input: named,
  subject: (tx, input) => lockRow(tx, "article", input.articleId),
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, now }, article, { articleId, version: seen }) {
    expectVersion(article, seen);
    if (!article.finishedAt) throw new Refusal("invalid", { detail: "The article is open already." });
    const version = await updateArticle(tx, article, { finishedAt: null, finishReason: null }, now);
    return {
      events: [
        {
          act: "article.reopened",
          object: { kind: "article", id: articleId },
          version,
          articleId,
          parts: { before: { finishedAt: article.finishedAt.toISOString(), reason: article.finishReason } },
        },
      ],
      value: { articleId, version },
    };
  },
});
