import { z } from "zod";
import { holdCurrent, versionText } from "@/lib/data/articles";
import { insertClaim } from "@/lib/data/claims";
import { recountClaims } from "@/lib/data/sentences";
import { anchorAt } from "@/lib/domain/anchors";
import { claimWordsSchema, spansSchema } from "@/lib/domain/claims";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/** Makes a claim from a selection in the article, of one or several spans. */
export const createClaimOperation = operation({
  name: "create-claim",
  input: claimWordsSchema.extend({
    articleVersionId: z.uuid(),
    /** UTF-16 offsets in the version's text, in order and apart from each other. */
    spans: spansSchema,
  }),
  subject: (tx, input) => versionText(tx, input.articleVersionId),
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now, newId }, version, input) {
    const { spans, articleVersionId, ...words } = input;
    if (spans.at(-1)!.end > version.text.length) {
      throw new Refusal("invalid", { fields: { spans: "The selection ends behind the end of the text." } });
    }
    await holdCurrent(tx, articleVersionId);
    const anchors = spans.map((span) => anchorAt(version.text, span.start, span.end));
    const id = newId();
    const made = { by: viewer.userId, at: now, newId };
    const number = await insertClaim(tx, { id, articleId: version.articleId, articleVersionId, ...words, anchors }, made);
    await recountClaims(tx, articleVersionId, spans);
    return {
      events: [
        {
          act: "claim.created",
          object: { kind: "claim", id },
          version: 1,
          articleId: version.articleId,
          claimId: id,
          parts: { after: { number, ...words, articleVersionId, anchors } },
        },
      ],
      value: { claimId: id, number, version: 1 },
    };
  },
});
