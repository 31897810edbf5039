import { holdCurrentVersion } from "@/lib/data/articles";
import { anchorsOf, refuseIfAssessed, updateClaim } from "@/lib/data/claims";
import { recountClaims } from "@/lib/data/sentences";
import type { EventDraft } from "@/lib/domain/audit/event";
import { mayAnalyse } from "@/lib/domain/policy";
import { operation } from "@/lib/pipeline/operation";
import { writtenOn } from "./carry-over";
import { mergeInto } from "./merge-claims";
import { mergeDone, mergeInput, takeAwayPlaces, takeDown } from "./merge-done";
import { changedSince, recorded, recordedWords, saysStill } from "./taking-back";

/**
 * Takes a merge back: the merged claims stand again, and the one that took them in has its own words and places again, without
 * what came along. What was hung on it since stays. Refused once what the merge did stands no more as it was done.
 */
export const undoMergeOperation = operation({
  name: "undo-merge",
  input: mergeInput,
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
  input: mergeInput,
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
