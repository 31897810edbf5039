import { type ClaimRow, insertRelation, relationsOf, type Relation, updateClaim } from "@/lib/data/claims";
import { copyLinks } from "@/lib/data/evidence-links";
import type { Hanging } from "@/lib/data/hanging";
import { lockRows } from "@/lib/data/locking";
import { copySearches } from "@/lib/data/search-records";
import type { Tx } from "@/lib/data/transaction";
import type { EventDraft } from "@/lib/domain/audit/event";
import type { Deed } from "@/lib/pipeline/operation";

/** Claims that an act has locked, as they now stand, by id. */
export type LockedClaims = Map<string, ClaimRow>;

/** Locks claims and those that they are related to, all in one order: relating them anew is written on the latter, too. */
export async function lockWithRelated(tx: Tx, ids: readonly string[]): Promise<LockedClaims> {
  const locked: LockedClaims = new Map();
  // Twice: once they are locked nobody relates them to anything more, but somebody may have just before.
  for (let turn = 0; turn < 2; turn++) {
    const near = (await relationsOf(tx, ids)).flatMap((relation) => [relation.fromClaimId, relation.toClaimId]);
    const fresh = [...new Set([...ids, ...near])].filter((id) => !locked.has(id));
    for (const row of await lockRows(tx, "claim", fresh)) locked.set(row.id, row);
  }
  return locked;
}

/**
 * Hangs on a claim what hung on others: copies of their links and searches, under the names of who made them, and their relations.
 * What it has already is left out. The others keep theirs, which rest with them while they are retired.
 * @returns the events, and those of the new relations that begin at this claim: these are for its own event to tell
 */
export async function carryOver(
  { tx, viewer, now, newId }: Deed,
  going: Hanging,
  from: ReadonlySet<string>,
  to: { id: string; articleId: string },
  claims: LockedClaims,
): Promise<{ events: EventDraft[]; related: { kind: string; to: string }[] }> {
  const about = { articleId: to.articleId, claimId: to.id };
  const events: EventDraft[] = [];
  for (const { from: old, copy, again } of await copyLinks(tx, going.links, to.id, newId)) {
    const { claimId, evidenceId, stance, credibility, note, start, end, exact, prefix, suffix } = copy;
    const said = { claimId, evidenceId, stance, credibility, note, start, end, exact, prefix, suffix, copiedFrom: old.id };
    events.push({
      act: again ? "link.restored" : "link.added",
      object: { kind: "link", id: copy.id },
      version: copy.version,
      ...about,
      parts: again ? { before: said } : { after: said },
    });
  }
  for (const { from: old, copy, again } of await copySearches(tx, going.searches, to.id, newId)) {
    const { claimId, query, place, outcome } = copy;
    const said = { claimId, query, place, searchedOn: copy.searchedOn.toISOString().slice(0, 10), outcome, copiedFrom: old.id };
    events.push({
      act: again ? "search.restored" : "search.recorded",
      object: { kind: "search", id: copy.id },
      version: copy.version,
      ...about,
      parts: again ? { before: said } : { after: said },
    });
  }
  const related: { kind: string; to: string }[] = [];
  const known = await relationsOf(tx, [to.id]);
  for (const relation of going.relations) {
    const moved = moveRelation(relation, from, to.id);
    if (!moved || known.some((other) => sameRelation(other, moved))) continue;
    await insertRelation(tx, moved, { by: viewer.userId, at: now });
    known.push(moved);
    const { fromClaimId, toClaimId, kind } = moved;
    if (fromClaimId === to.id) {
      related.push({ kind, to: toClaimId });
      continue;
    }
    const other = claims.get(fromClaimId)!;
    const version = await updateClaim(tx, other, {}, now);
    claims.set(other.id, { ...other, version });
    events.push({
      act: "claim.related",
      object: { kind: "claim", id: other.id },
      version,
      articleId: other.articleId,
      claimId: other.id,
      parts: { after: { kind, to: toClaimId } },
    });
  }
  return { events, related };
}

/** The claims that were related to another one, or no more, and the versions that this left. */
export function writtenOn(events: readonly EventDraft[]): { claimId: string; version: number }[] {
  return events
    .filter(({ act }) => act === "claim.related" || act === "claim.unrelated")
    .map(({ object, version }) => ({ claimId: object.id, version }));
}

/** The relation with `to` in the place of the others; null when both ends would be the same claim. */
function moveRelation(relation: Relation, from: ReadonlySet<string>, to: string): Relation | null {
  const end = (id: string): string => (from.has(id) ? to : id);
  const moved = { fromClaimId: end(relation.fromClaimId), toClaimId: end(relation.toClaimId), kind: relation.kind };
  return moved.fromClaimId === moved.toClaimId ? null : moved;
}

/** Two that contradict each other do so in either direction. */
function sameRelation(a: Relation, b: Relation): boolean {
  if (a.kind !== b.kind) return false;
  if (a.fromClaimId === b.fromClaimId && a.toClaimId === b.toClaimId) return true;
  return a.kind === "contradicts" && a.fromClaimId === b.toClaimId && a.toClaimId === b.fromClaimId;
}
