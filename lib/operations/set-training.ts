import { z } from "zod";
import { updateArticle } from "@/lib/data/articles";
import { expectVersion, lockRow } from "@/lib/data/locking";
import { mayManage } from "@/lib/domain/policy";
import { operation } from "@/lib/pipeline/operation";

/** Makes an article one to train on, or no longer. While it is, its claims have known answers and are not settled. */
export const setTrainingOperation = operation({
  name: "set-training",
  input: z.object({ articleId: z.uuid(), version: z.int().min(1), training: z.boolean() }),
  subject: (tx, input) => lockRow(tx, "article", input.articleId),
  permit: (viewer) => mayManage(viewer),
  async perform({ tx, now }, article, { articleId, version: seen, training }) {
    expectVersion(article, seen);
    if (article.training === training) return { events: [], value: { articleId, version: article.version } };
    const version = await updateArticle(tx, article, { training }, now);
    return {
      events: [
        {
          act: "article.training-set",
          object: { kind: "article", id: articleId },
          version,
          articleId,
          parts: { before: { training: article.training }, after: { training } },
        },
      ],
      value: { articleId, version },
    };
  },
});
