import { z } from "zod";
import { holdCurrentVersion, versionText } from "@/lib/data/articles";
import { anchorsOf, insertClaim, refuseIfAssessed, refuseRetired, updateClaim } from "@/lib/data/claims";
import { expectVersion, lockRow } from "@/lib/data/locking";
import { recountClaims } from "@/lib/data/sentences";
import { anchorAt, type AnchorState } from "@/lib/domain/anchors";
import type { EventDraft } from "@/lib/domain/audit/event";
import { claimWordsSchema, spansSchema } from "@/lib/domain/claims";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/** Makes several claims of one that holds several propositions. Each stands where the old one stood, unless spans are given. */
export const splitClaimOperation = operation({
  name: "split-claim",
  input: z.object({
    claimId: z.uuid(),
    version: z.int().min(1),
    parts: z
      .array(claimWordsSchema.extend({ spans: spansSchema.optional() }))
      .min(2, "Write at least two claims.")
      .max(12, "Split into at most twelve claims at once."),
  }),
  subject: (tx, input) => lockRow(tx, "claim", input.claimId),
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now, newId }, claim, input) {
    expectVersion(claim, input.version);
    refuseRetired(claim);
    await refuseIfAssessed(tx, [claim.id]);
    const text = await versionText(tx, await holdCurrentVersion(tx, claim.articleId));
    const old = await anchorsOf(tx, [claim.id], text.id);
    const made = { by: viewer.userId, at: now, newId };
    const events: EventDraft[] = [];
    const parts: { claimId: string; number: number; version: number }[] = [];
    for (const { spans, ...words } of input.parts) {
      if (spans && spans.at(-1)!.end > text.text.length) {
        throw new Refusal("invalid", { fields: { parts: "A selection ends behind the end of the text." } });
      }
      const anchors =
        spans?.map((span) => anchorAt(text.text, span.start, span.end)) ??
        old.map(({ start, end, exact, prefix, suffix, state, score }) => ({
          start,
          end,
          exact,
          prefix,
          suffix,
          state: state as AnchorState,
          score,
        }));
      const id = newId();
      const number = await insertClaim(tx, { id, articleId: claim.articleId, articleVersionId: text.id, ...words, anchors }, made);
      parts.push({ claimId: id, number, version: 1 });
      events.push({
        act: "claim.created",
        object: { kind: "claim", id },
        version: 1,
        articleId: claim.articleId,
        claimId: id,
        parts: { after: { number, ...words, articleVersionId: text.id, anchors, splitFrom: claim.id } },
      });
    }
    const version = await updateClaim(tx, claim, { retired: "split", retiredInto: parts[0]!.claimId }, now);
    const spans = input.parts.flatMap((part) => part.spans ?? []);
    await recountClaims(tx, text.id, [...old, ...spans]);
    return {
      events: [
        {
          act: "claim.split",
          object: { kind: "claim", id: claim.id },
          version,
          articleId: claim.articleId,
          claimId: claim.id,
          parts: { before: { statement: claim.statement }, after: { into: parts.map((part) => part.claimId) } },
        },
        ...events,
      ],
      value: { claimId: claim.id, version, parts },
    };
  },
});
