import { z } from "zod";
import { holdCurrentVersion } from "@/lib/data/articles";
import { anchorsOf, type ClaimRow, deleteAnchors, deleteRelation, refuseIfAssessed, updateClaim } from "@/lib/data/claims";
import { findLinks, sameLink, updateLink } from "@/lib/data/evidence-links";
import { recordedAct, type RecordedEvent } from "@/lib/data/recorded-act";
import { findSearches, withdrawSearchRecord } from "@/lib/data/search-records";
import { recountClaims } from "@/lib/data/sentences";
import type { Tx } from "@/lib/data/transaction";
import type { EventDraft } from "@/lib/domain/audit/event";
import { relationKinds } from "@/lib/domain/claims";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { type Deed, operation } from "@/lib/pipeline/operation";
import { type LockedClaims, lockWithRelated, writtenOn } from "./carry-over";
import { mergeInto } from "./merge-claims";
import { changedSince, recorded, recordedCopies, recordedPlace, recordedWords, saysStill } from "./taking-back";

const input = z.object({
  /** The claim that the others were merged into. */
  claimId: z.uuid(),
  /** The version to which the merge brought it. */
  done: z.int().min(1),
});
const relation = z.object({ kind: z.enum(relationKinds), to: z.uuid() });
const survivor = recordedWords.extend({
  merged: z.array(z.uuid()),
  articleVersionId: z.uuid(),
  anchorsAdded: z.array(recordedPlace.safeExtend({ id: z.uuid() })),
  related: z.array(relation),
});
type Merge = {
  target: ClaimRow;
  others: ClaimRow[];
  claims: LockedClaims;
  before: Words;
  after: z.output<typeof survivor>;
  events: RecordedEvent[];
};
type Words = z.output<typeof recordedWords>;

async function mergeDone(tx: Tx, { claimId, done }: z.output<typeof input>): Promise<Merge> {
  const events = await recordedAct(tx, `claim/${claimId}`, done);
  const changed = events.find(({ act, id }) => act === "claim.changed" && id === claimId);
  if (!changed || !events.some(({ act }) => act === "claim.merged")) throw new Refusal("not-found");
  const after = recorded(survivor, changed.after);
  const claims = await lockWithRelated(tx, [claimId, ...after.merged]);
  const others = after.merged.map((id) => claims.get(id)!);
  return { target: claims.get(claimId)!, others, claims, before: recorded(recordedWords, changed.before), after, events };
}

/**
 * Takes a merge back: the merged claims stand again, and the one that took them in has its own words and places again, without
 * what came along. What was hung on it since stays. Refused once what the merge did stands no more as it was done.
 */
export const undoMergeOperation = operation({
  name: "undo-merge",
  input,
  subject: mergeDone,
  permit: (viewer) => mayAnalyse(viewer),
  async perform(deed, merge) {
    const { tx, viewer, now } = deed;
    const { target, others, before, after } = merge;
    if (target.retired) throw changedSince(`The claim has been ${target.retired}.`);
    if (!saysStill(target, after)) throw changedSince("The claim has been worded anew since the merge.");
    if (others.some((claim) => claim.retired !== "merged" || claim.retiredInto !== target.id)) {
      throw changedSince("A claim that was merged has been restored already.");
    }
    await refuseIfAssessed(tx, viewer, [target.id]);
    const { articleId } = target;
    const versionId = await holdCurrentVersion(tx, articleId);
    const places = await anchorsOf(tx, [target.id, ...after.merged], versionId);
    await takeAwayPlaces(tx, merge, versionId);
    const hung = await takeDown(deed, merge);

    const version = await updateClaim(tx, target, before, now);
    const { statement, speaker, mode } = target;
    const restored: EventDraft[] = [];
    for (const claim of others) {
      restored.push({
        act: "claim.restored",
        object: { kind: "claim", id: claim.id },
        version: await updateClaim(tx, claim, { retired: null, retiredInto: null }, now),
        articleId,
        claimId: claim.id,
        parts: { before: { retired: "merged", retiredInto: target.id } },
      });
    }
    await recountClaims(tx, versionId, places);
    const { anchorsAdded: anchorsRemoved, merged: unmerged } = after;
    return {
      events: [
        {
          act: "claim.changed",
          object: { kind: "claim", id: target.id },
          version,
          articleId,
          claimId: target.id,
          parts: { before: { statement, speaker, mode }, after: { ...before, unmerged, anchorsRemoved, unrelated: hung.unrelated } },
        },
        ...restored,
        ...hung.events,
      ],
      value: {
        claimId: target.id,
        version,
        merged: restored.map((event) => ({ claimId: event.object.id, version: event.version })),
        related: writtenOn(hung.events),
      },
    };
  },
});

/** Merges again what was merged before the merge was taken back, in the same words. */
export const redoMergeOperation = operation({
  name: "redo-merge",
  input,
  subject: mergeDone,
  permit: (viewer) => mayAnalyse(viewer),
  async perform(deed, { target, others, claims, before, after, events }) {
    if (target.retired) throw changedSince(`The claim has been ${target.retired}.`);
    if (!saysStill(target, before)) throw changedSince("The claim has been worded anew since the merge was taken back.");
    for (const claim of others) {
      const said = recorded(recordedWords, events.find(({ act, id }) => act === "claim.merged" && id === claim.id)?.before);
      if (claim.retired || !saysStill(claim, said)) throw changedSince("A claim that was merged has been changed since.");
    }
    const { statement, speaker, mode } = after;
    return mergeInto(deed, target, others, { statement, speaker, mode }, claims);
  },
});

async function takeAwayPlaces(tx: Tx, { target, after }: Merge, versionId: string): Promise<void> {
  if (after.anchorsAdded.length === 0) return;
  if (versionId !== after.articleVersionId) {
    throw changedSince("A later version of the article has come in since the merge, and the claim was found in it.");
  }
  const standing = await anchorsOf(tx, [target.id], versionId);
  const untouched = after.anchorsAdded.every((added) =>
    standing.some(({ id, start, end, state }) => id === added.id && start === added.start && end === added.end && state === added.state),
  );
  if (!untouched) throw changedSince("A place that came with the merge has been changed since.");
  await deleteAnchors(
    tx,
    after.anchorsAdded.map((added) => added.id),
  );
}

/** Withdraws the copies that came with the merge, and relates the claim no more to what the others were related to. */
async function takeDown(
  { tx, now }: Deed,
  { target, after, claims, events: done }: Merge,
): Promise<{ events: EventDraft[]; unrelated: z.output<typeof relation>[] }> {
  const about = { articleId: target.articleId, claimId: target.id };
  const events: EventDraft[] = [];
  const copies = recordedCopies(done, "link");
  const links = await findLinks(tx, [...copies.keys(), ...copies.values()]);
  for (const link of links) {
    const source = links.find((other) => other.id === copies.get(link.id));
    if (!source || link.withdrawnAt) continue;
    if (!sameLink(source, link)) throw changedSince("Evidence that came with the merge has been changed since.");
    events.push({
      act: "link.withdrawn",
      object: { kind: "link", id: link.id },
      version: await updateLink(tx, link, { withdrawnAt: now }),
      ...about,
      parts: { before: { stance: link.stance, exact: link.exact } },
    });
  }
  for (const search of await findSearches(tx, [...recordedCopies(done, "search").keys()])) {
    if (search.withdrawnAt) continue;
    events.push({
      act: "search.withdrawn",
      object: { kind: "search", id: search.id },
      version: await withdrawSearchRecord(tx, search, now),
      ...about,
      parts: { before: { query: search.query, place: search.place, outcome: search.outcome } },
    });
  }
  const unrelated: z.output<typeof relation>[] = [];
  for (const { kind, to } of after.related) {
    if (await deleteRelation(tx, { fromClaimId: target.id, toClaimId: to, kind })) unrelated.push({ kind, to });
  }
  for (const { id, after: said } of done.filter(({ act }) => act === "claim.related")) {
    const { kind } = recorded(relation, said);
    const other = claims.get(id);
    if (!other || !(await deleteRelation(tx, { fromClaimId: id, toClaimId: target.id, kind }))) continue;
    const version = await updateClaim(tx, other, {}, now);
    claims.set(id, { ...other, version });
    events.push({
      act: "claim.unrelated",
      object: { kind: "claim", id },
      version,
      articleId: other.articleId,
      claimId: id,
      parts: { before: { kind, to: target.id } },
    });
  }
  return { events, unrelated };
}
