import { z } from "zod";
import { holdCurrentVersion } from "@/lib/data/articles";
import { blindAmong } from "@/lib/data/blindness";
import {
  anchorsOf,
  type ClaimRow,
  type ClaimWords,
  insertAnchors,
  quoteOf,
  refuseIfAssessed,
  refuseRetired,
  updateClaim,
} from "@/lib/data/claims";
import { hangingOn } from "@/lib/data/hanging";
import { expectVersion } from "@/lib/data/locking";
import { recountClaims } from "@/lib/data/sentences";
import type { EventDraft } from "@/lib/domain/audit/event";
import { claimWordsSchema } from "@/lib/domain/claims";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { type Deed, operation, type Outcome } from "@/lib/pipeline/operation";
import { carryOver, type LockedClaims, lockWithRelated, writtenOn } from "./carry-over";

const member = z.object({ claimId: z.uuid(), version: z.int().min(1) });
type Member = z.output<typeof member>;

/** Makes one claim of several that say the same: it then stands wherever they stood, and all that hung on them hangs on it. */
export const mergeClaimsOperation = operation({
  name: "merge-claims",
  input: claimWordsSchema.extend({ into: member, merged: z.array(member).min(1).max(20) }),
  subject: async (tx, { into, merged }) => {
    const wanted = [into, ...merged].map((claim) => claim.claimId);
    const claims = await lockWithRelated(tx, wanted);
    if (wanted.some((id) => !claims.has(id))) throw new Refusal("not-found");
    return { claims, members: wanted.map((id) => claims.get(id)!) as [ClaimRow, ...ClaimRow[]] };
  },
  permit: (viewer) => mayAnalyse(viewer),
  async perform(deed, { claims, members: [target, ...others] }, { into, merged, ...words }) {
    if (new Set([into, ...merged].map((claim) => claim.claimId)).size !== merged.length + 1) {
      throw new Refusal("invalid", { fields: { merged: "A claim cannot be merged into itself." } });
    }
    for (const [i, claim] of [target, ...others].entries()) {
      expectVersion(claim, [into, ...merged][i]!.version);
      refuseRetired(claim);
      if (claim.articleId !== target.articleId)
        throw new Refusal("invalid", { detail: "Claims of different articles cannot be merged; relate them instead." });
    }
    return mergeInto(deed, target, others, words, claims);
  },
});

/** What a merge does, once it is sure that all of them stand. */
export async function mergeInto(
  deed: Deed,
  target: ClaimRow,
  others: readonly ClaimRow[],
  words: ClaimWords,
  claims: LockedClaims,
): Promise<Outcome<Member & { merged: Member[]; related: Member[] }>> {
  const { tx, viewer, now, newId } = deed;
  const { articleId } = target;
  const ids = others.map((claim) => claim.id);
  await refuseIfAssessed(tx, viewer, [target.id, ...ids]);
  const blind = await blindAmong(tx, viewer, [target.id, ...ids]);
  if (blind.size > 0 && !blind.has(target.id)) {
    throw new Refusal("invalid", {
      detail: "You still have to assess a claim that is to be merged: keep that one, since what others linked to it would come along.",
    });
  }
  const versionId = await holdCurrentVersion(tx, articleId);
  const standing = await anchorsOf(tx, [target.id], versionId);
  const moved = await anchorsOf(tx, ids, versionId);
  const places = moved
    .filter((anchor, i) => ![...standing, ...moved.slice(0, i)].some((other) => other.start === anchor.start && other.end === anchor.end))
    .map(quoteOf);
  const firstOrdinal = Math.max(-1, ...standing.map((anchor) => anchor.ordinal)) + 1;
  const placeIds = await insertAnchors(tx, target.id, versionId, places, newId, firstOrdinal);
  const carried = await carryOver(deed, await hangingOn(tx, ids), new Set(ids), { id: target.id, articleId }, claims);

  const retired: EventDraft[] = [];
  for (const { id, version, statement, speaker, mode } of others) {
    retired.push({
      act: "claim.merged",
      object: { kind: "claim", id },
      version: await updateClaim(tx, { id, version }, { retired: "merged", retiredInto: target.id }, now),
      articleId,
      claimId: id,
      parts: { before: { statement, speaker, mode }, after: { into: target.id } },
    });
  }
  const { statement, speaker, mode } = target;
  const version = await updateClaim(tx, target, words, now);
  await recountClaims(tx, versionId, [...standing, ...moved]);
  const anchorsAdded = places.map((place, i) => ({ id: placeIds[i]!, ...place }));
  return {
    events: [
      {
        act: "claim.changed",
        object: { kind: "claim", id: target.id },
        version,
        articleId,
        claimId: target.id,
        parts: {
          before: { statement, speaker, mode },
          after: { ...words, merged: ids, articleVersionId: versionId, anchorsAdded, related: carried.related },
        },
      },
      ...retired,
      ...carried.events,
    ],
    value: {
      claimId: target.id,
      version,
      merged: retired.map((event) => ({ claimId: event.object.id, version: event.version })),
      related: writtenOn(carried.events),
    },
  };
}
