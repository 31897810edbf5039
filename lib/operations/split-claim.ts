import { z } from "zod";
import { holdCurrentVersion, versionText } from "@/lib/data/articles";
import { anchorsOf, insertClaim, quoteOf, refuseIfAssessed, refuseRetired, updateClaim } from "@/lib/data/claims";
import { type Hanging, hangingOn } from "@/lib/data/hanging";
import { expectVersion } from "@/lib/data/locking";
import { recountClaims } from "@/lib/data/sentences";
import { anchorAt } from "@/lib/domain/anchors";
import type { EventDraft } from "@/lib/domain/audit/event";
import { claimWordsSchema, spansSchema } from "@/lib/domain/claims";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";
import { carryOver, lockWithRelated, writtenOn } from "./carry-over";

const ids = z.array(z.uuid()).max(1000).default([]);
/** What of the claim's goes to a part: links and searches by their ids, relations by the other claim's. What no part takes goes to the first. */
const takesSchema = z.object({ links: ids, searches: ids, related: ids }).default({ links: [], searches: [], related: [] });

/**
 * Makes several claims of one that holds several propositions. Each stands where the old one stood, unless spans are given, and
 * takes along what it is given of what hung on the old one; nothing of that is left behind.
 */
export const splitClaimOperation = operation({
  name: "split-claim",
  input: z.object({
    claimId: z.uuid(),
    version: z.int().min(1),
    parts: z
      .array(claimWordsSchema.extend({ spans: spansSchema.optional(), takes: takesSchema }))
      .min(2, "Write at least two claims.")
      .max(12, "Split into at most twelve claims at once."),
  }),
  subject: async (tx, { claimId }) => {
    const claims = await lockWithRelated(tx, [claimId]);
    const claim = claims.get(claimId);
    if (!claim) throw new Refusal("not-found");
    return { claim, claims };
  },
  permit: (viewer) => mayAnalyse(viewer),
  async perform(deed, { claim, claims }, input) {
    const { tx, viewer, now, newId } = deed;
    expectVersion(claim, input.version);
    refuseRetired(claim);
    await refuseIfAssessed(tx, viewer, [claim.id]);
    const text = await versionText(tx, await holdCurrentVersion(tx, claim.articleId));
    const old = await anchorsOf(tx, [claim.id], text.id);
    const shares = sharesOf(
      await hangingOn(tx, [claim.id]),
      claim.id,
      input.parts.map((part) => part.takes),
    );
    const made = { by: viewer.userId, at: now, newId };
    const { articleId } = claim;
    const events: EventDraft[] = [];
    const parts: { claimId: string; number: number; version: number }[] = [];
    for (const [i, { spans, takes: _takes, ...words }] of input.parts.entries()) {
      if (spans && spans.at(-1)!.end > text.text.length) {
        throw new Refusal("invalid", { fields: { parts: "A selection ends behind the end of the text." } });
      }
      const anchors = spans?.map((span) => anchorAt(text.text, span.start, span.end)) ?? old.map(quoteOf);
      const id = newId();
      const number = await insertClaim(tx, { id, articleId, articleVersionId: text.id, ...words, anchors }, made);
      parts.push({ claimId: id, number, version: 1 });
      const carried = await carryOver(deed, shares[i]!, new Set([claim.id]), { id, articleId }, claims);
      events.push({
        act: "claim.created",
        object: { kind: "claim", id },
        version: 1,
        articleId,
        claimId: id,
        parts: { after: { number, ...words, articleVersionId: text.id, anchors, splitFrom: claim.id, related: carried.related } },
      });
      events.push(...carried.events);
    }
    const version = await updateClaim(tx, claim, { retired: "split", retiredInto: parts[0]!.claimId }, now);
    const spans = input.parts.flatMap((part) => part.spans ?? []);
    await recountClaims(tx, text.id, [...old, ...spans]);
    const { statement, speaker, mode } = claim;
    return {
      events: [
        {
          act: "claim.split",
          object: { kind: "claim", id: claim.id },
          version,
          articleId,
          claimId: claim.id,
          parts: { before: { statement, speaker, mode }, after: { into: parts.map((part) => part.claimId) } },
        },
        ...events,
      ],
      value: { claimId: claim.id, version, parts, related: writtenOn(events) },
    };
  },
});

/** What each part takes along. */
function sharesOf({ links, searches, relations }: Hanging, claimId: string, takes: readonly z.output<typeof takesSchema>[]): Hanging[] {
  const other = (relation: Hanging["relations"][number]): string =>
    relation.fromClaimId === claimId ? relation.toClaimId : relation.fromClaimId;
  const goesTo = (kind: keyof (typeof takes)[number], id: string, part: number): boolean =>
    takes[part]![kind].includes(id) || (part === 0 && !takes.some((each) => each[kind].includes(id)));
  return takes.map((_, part) => ({
    links: links.filter((link) => goesTo("links", link.id, part)),
    searches: searches.filter((search) => goesTo("searches", search.id, part)),
    relations: relations.filter((relation) => goesTo("related", other(relation), part)),
  }));
}
