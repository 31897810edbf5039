import { holdCurrentVersion } from "@/lib/data/articles";
import { anchorsOf, type ClaimRow, refuseIfAssessed, updateClaim } from "@/lib/data/claims";
import { recountClaims } from "@/lib/data/sentences";
import type { EventDraft } from "@/lib/domain/audit/event";
import { mayAnalyse } from "@/lib/domain/policy";
import { type Deed, operation, type Outcome } from "@/lib/pipeline/operation";
import { refuseChangedParts, refuseChangedWhole, splitDone, splitInput } from "./split-done";
import { changedSince } from "./taking-back";

/** Takes a split back: the claim stands again, its parts are withdrawn. Refused once anything has been done to the parts. */
export const undoSplitOperation = operation({
  name: "undo-split",
  input: splitInput,
  subject: splitDone,
  permit: (viewer) => mayAnalyse(viewer),
  async perform(deed, { claim, parts, events }) {
    if (claim.retired !== "split" || claim.retiredInto !== parts[0]!.id) throw changedSince("The claim has been restored already.");
    if (parts.some((part) => part.retired)) throw changedSince("A claim that the split made stands no more.");
    await refuseIfAssessed(
      deed.tx,
      deed.viewer,
      parts.map((part) => part.id),
    );
    await refuseChangedParts(deed.tx, claim.articleId, parts, events);
    return turn(deed, claim, parts, "back");
  },
});

/** Splits again as it was split before the split was taken back: the same parts, with their numbers and all that hung on them. */
export const redoSplitOperation = operation({
  name: "redo-split",
  input: splitInput,
  subject: splitDone,
  permit: (viewer) => mayAnalyse(viewer),
  async perform(deed, { claim, parts, events }) {
    if (claim.retired) throw changedSince(`The claim has been ${claim.retired}.`);
    if (parts.some((part) => part.retired !== "withdrawn")) throw changedSince("A claim that the split made has been restored.");
    await refuseIfAssessed(deed.tx, deed.viewer, [claim.id]);
    await refuseChangedWhole(deed.tx, claim, parts, events);
    return turn(deed, claim, parts, "forth");
  },
});

async function turn(
  { tx, now }: Deed,
  claim: ClaimRow,
  parts: readonly ClaimRow[],
  way: "back" | "forth",
): Promise<Outcome<{ claimId: string; version: number; parts: { claimId: string; version: number }[] }>> {
  const { articleId } = claim;
  const { statement, speaker, mode } = claim;
  const back = way === "back";
  const into = parts.map((part) => part.id);
  const version = await updateClaim(
    tx,
    claim,
    back ? { retired: null, retiredInto: null } : { retired: "split", retiredInto: into[0]! },
    now,
  );
  const events: EventDraft[] = [
    {
      act: back ? "claim.restored" : "claim.split",
      object: { kind: "claim", id: claim.id },
      version,
      articleId,
      claimId: claim.id,
      parts: back ? { before: { retired: "split", retiredInto: into[0]! } } : { before: { statement, speaker, mode }, after: { into } },
    },
  ];
  for (const part of parts) {
    events.push({
      act: back ? "claim.withdrawn" : "claim.restored",
      object: { kind: "claim", id: part.id },
      version: await updateClaim(tx, part, { retired: back ? "withdrawn" : null }, now),
      articleId,
      claimId: part.id,
      parts: { before: back ? { statement: part.statement } : { retired: "withdrawn", retiredInto: null } },
    });
  }
  const versionId = await holdCurrentVersion(tx, articleId);
  await recountClaims(tx, versionId, await anchorsOf(tx, [claim.id, ...into], versionId));
  const [, ...turned] = events;
  return {
    events,
    value: { claimId: claim.id, version, parts: turned.map((event) => ({ claimId: event.object.id, version: event.version })) },
  };
}
