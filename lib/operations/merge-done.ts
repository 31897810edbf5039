import { z } from "zod";
import { anchorsOf, type ClaimRow, deleteAnchors, deleteRelation, updateClaim } from "@/lib/data/claims";
import { findLinks, sameLink, updateLink } from "@/lib/data/evidence-links";
import { recordedAct, type RecordedEvent } from "@/lib/data/recorded-act";
import { findSearches, withdrawSearchRecord } from "@/lib/data/search-records";
import type { Tx } from "@/lib/data/transaction";
import type { EventDraft } from "@/lib/domain/audit/event";
import { relationKinds } from "@/lib/domain/claims";
import { Refusal } from "@/lib/domain/problems";
import type { Deed } from "@/lib/pipeline/operation";
import { type LockedClaims, lockWithRelated } from "./carry-over";
import { changedSince, recorded, recordedCopies, recordedPlace, recordedWords } from "./taking-back";

/** How a merge is found again: the claim that the others were merged into, and the version to which that brought it. */
export const mergeInput = z.object({ claimId: z.uuid(), done: z.int().min(1) });
const relation = z.object({ kind: z.enum(relationKinds), to: z.uuid() });
const survivor = recordedWords.extend({
  merged: z.array(z.uuid()),
  articleVersionId: z.uuid(),
  anchorsAdded: z.array(recordedPlace.safeExtend({ id: z.uuid() })),
  related: z.array(relation),
});
/** A merge as the log tells it, with its claims as they now stand, locked. */
type Merge = {
  target: ClaimRow;
  others: ClaimRow[];
  claims: LockedClaims;
  before: Words;
  after: z.output<typeof survivor>;
  events: RecordedEvent[];
};
type Words = z.output<typeof recordedWords>;

export async function mergeDone(tx: Tx, { claimId, done }: z.output<typeof mergeInput>): Promise<Merge> {
  const events = await recordedAct(tx, `claim/${claimId}`, done);
  const changed = events.find(({ act, id }) => act === "claim.changed" && id === claimId);
  if (!changed || !events.some(({ act }) => act === "claim.merged")) throw new Refusal("not-found");
  const after = recorded(survivor, changed.after);
  const claims = await lockWithRelated(tx, [claimId, ...after.merged]);
  const others = after.merged.map((id) => claims.get(id)!);
  return { target: claims.get(claimId)!, others, claims, before: recorded(recordedWords, changed.before), after, events };
}

/** Takes the places away that came with the merge. */
export async function takeAwayPlaces(tx: Tx, { target, after }: Merge, versionId: string): Promise<void> {
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
export async function takeDown(
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
