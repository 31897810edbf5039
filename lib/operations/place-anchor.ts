import { z } from "zod";
import { holdCurrent, versionText } from "@/lib/data/articles";
import { type AnchorRow, updateAnchor } from "@/lib/data/claims";
import { expectVersion, lockWithClaim } from "@/lib/data/locking";
import { pseudonymOf } from "@/lib/data/members";
import { recountClaims } from "@/lib/data/sentences";
import type { Tx } from "@/lib/data/transaction";
import { anchorAt } from "@/lib/domain/anchors";
import type { Json } from "@/lib/domain/audit/json";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/** A person accepts that a fuzzy anchor stands where it was found. */
export const confirmAnchorOperation = operation({
  name: "confirm-anchor",
  input: z.object({ anchorId: z.uuid(), version: z.int().min(1) }),
  subject: async (tx, input) => (await lockWithClaim(tx, "anchor", input.anchorId)).row,
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now }, anchor, input) {
    expectVersion(anchor, input.version);
    if (anchor.state !== "fuzzy") throw new Refusal("invalid", { detail: "Only a fuzzy place waits for confirmation." });
    const articleId = await holdCurrent(tx, anchor.articleVersionId);
    const version = await updateAnchor(tx, anchor, { state: "confirmed", confirmedBy: viewer.userId, confirmedAt: now });
    return {
      events: [
        {
          act: "anchor.confirmed",
          object: { kind: "anchor", id: anchor.id },
          version,
          articleId,
          claimId: anchor.claimId,
          parts: {
            before: await placeOf(tx, anchor),
            after: { state: "confirmed", start: anchor.start, end: anchor.end, exact: anchor.exact },
          },
        },
      ],
      value: { anchorId: anchor.id, version, state: "confirmed" as const },
    };
  },
});

/** All that is needed to put the anchor back, should the act be taken back. */
async function placeOf(tx: Tx, anchor: AnchorRow): Promise<Json> {
  const { state, start, end, exact, prefix, suffix, confirmedBy, confirmedAt } = anchor;
  return {
    state,
    score: anchor.score === null ? null : String(anchor.score),
    start,
    end,
    exact,
    prefix,
    suffix,
    confirmedBy: confirmedBy && (await pseudonymOf(tx, confirmedBy)),
    confirmedAt: confirmedAt?.toISOString() ?? null,
  };
}

/** A person shows where a lost or wrongly found claim stands. */
export const placeAnchorOperation = operation({
  name: "place-anchor",
  input: z
    .object({ anchorId: z.uuid(), version: z.int().min(1), start: z.int().min(0), end: z.int().min(1) })
    .refine((place) => place.end > place.start, { message: "Select some text.", path: ["end"] }),
  subject: async (tx, input) => (await lockWithClaim(tx, "anchor", input.anchorId)).row,
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now }, anchor, input) {
    expectVersion(anchor, input.version);
    await holdCurrent(tx, anchor.articleVersionId);
    const { articleId, text } = await versionText(tx, anchor.articleVersionId);
    if (input.end > text.length) throw new Refusal("invalid", { fields: { end: "The selection ends behind the end of the text." } });
    const place = anchorAt(text, input.start, input.end);
    if (anchor.state === "confirmed" && anchor.start === place.start && anchor.end === place.end) {
      return { events: [], value: { anchorId: anchor.id, version: anchor.version, state: "confirmed" as const, ...place } };
    }
    const version = await updateAnchor(tx, anchor, {
      ...place,
      state: "confirmed",
      score: null,
      confirmedBy: viewer.userId,
      confirmedAt: now,
    });
    await recountClaims(tx, anchor.articleVersionId, [anchor, place]);
    return {
      events: [
        {
          act: "anchor.placed",
          object: { kind: "anchor", id: anchor.id },
          version,
          articleId,
          claimId: anchor.claimId,
          parts: {
            before: await placeOf(tx, anchor),
            after: { state: "confirmed", ...place },
          },
        },
      ],
      value: { anchorId: anchor.id, version, state: "confirmed" as const, ...place },
    };
  },
});
