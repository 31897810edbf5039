import { z } from "zod";
import { holdCurrentVersion } from "@/lib/data/articles";
import { anchorsOf, type ClaimRow } from "@/lib/data/claims";
import { findLinks, sameLink } from "@/lib/data/evidence-links";
import { hangingOn } from "@/lib/data/hanging";
import { lockRows } from "@/lib/data/locking";
import { recordedAct, type RecordedEvent } from "@/lib/data/recorded-act";
import type { Tx } from "@/lib/data/transaction";
import { Refusal } from "@/lib/domain/problems";
import { changedSince, recorded, recordedCopies, recordedPlace, recordedRelations, recordedWords, saysStill } from "./taking-back";

/** How a split is found again: the claim that was split, and the version to which that brought it. */
export const splitInput = z.object({ claimId: z.uuid(), done: z.int().min(1) });
const madePart = recordedWords.extend({ articleVersionId: z.uuid(), anchors: z.array(recordedPlace), related: recordedRelations });
/** A split as the log tells it, with its claims as they now stand, locked. */
type Split = { claim: ClaimRow; parts: ClaimRow[]; events: RecordedEvent[] };

export async function splitDone(tx: Tx, { claimId, done }: z.output<typeof splitInput>): Promise<Split> {
  const events = await recordedAct(tx, `claim/${claimId}`, done);
  const [split] = events.filter(({ act, id }) => act === "claim.split" && id === claimId);
  if (!split) throw new Refusal("not-found");
  const { into } = recorded(z.object({ into: z.array(z.uuid()) }), split.after);
  const rows = new Map((await lockRows(tx, "claim", [claimId, ...into])).map((row) => [row.id, row]));
  return { claim: rows.get(claimId)!, parts: into.map((id) => rows.get(id)!), events };
}

const reworked = "The claims that the split made have been worked on since.";

/** The parts say what they said, stand where they stood, and hold what the split gave them. */
export async function refuseChangedParts(
  tx: Tx,
  articleId: string,
  parts: readonly ClaimRow[],
  events: readonly RecordedEvent[],
): Promise<void> {
  const current = await holdCurrentVersion(tx, articleId);
  for (const part of parts) {
    const made = recorded(madePart, events.find(({ act, id }) => act === "claim.created" && id === part.id)?.after);
    if (!saysStill(part, made)) throw changedSince(reworked);
    if (current !== made.articleVersionId) continue;
    const places = (await anchorsOf(tx, [part.id], current)).map(({ start, end, state }) => `${start} ${end} ${state}`);
    const were = made.anchors.map(({ start, end, state }) => `${start} ${end} ${state}`);
    if (places.toSorted().join() !== were.toSorted().join()) throw changedSince(reworked);
  }
  const partIds = parts.map((part) => part.id);
  const hanging = await hangingOn(tx, partIds);
  const copies = recordedCopies(events, "link");
  const searches = recordedCopies(events, "search");
  const sources = await findLinks(tx, [...copies.values()]);
  const sameLinks =
    hanging.links.length === copies.size &&
    hanging.links.every((link) => sources.some((source) => source.id === copies.get(link.id) && sameLink(source, link)));
  const sameSearches = hanging.searches.length === searches.size && hanging.searches.every((search) => searches.has(search.id));
  const sameRelations = names(hanging.relations) === names(recordedRelationsOf(events));
  if (!sameLinks || !sameSearches || !sameRelations) throw changedSince(reworked);
}

/** The claim says what it said, and holds what its parts then took along. */
export async function refuseChangedWhole(
  tx: Tx,
  claim: ClaimRow,
  parts: readonly ClaimRow[],
  events: readonly RecordedEvent[],
): Promise<void> {
  const said = recorded(recordedWords, events.find(({ act }) => act === "claim.split")?.before);
  const hanging = await hangingOn(tx, [claim.id]);
  const copies = recordedCopies(events, "link");
  const made = await findLinks(tx, [...copies.keys()]);
  const searches = new Set(recordedCopies(events, "search").values());
  const taken = new Set(copies.values());
  const sameLinks =
    hanging.links.length === taken.size &&
    hanging.links.every((link) => made.some((copy) => copies.get(copy.id) === link.id && sameLink(copy, link)));
  const sameSearches = hanging.searches.length === searches.size && hanging.searches.every((search) => searches.has(search.id));
  const partIds = new Set(parts.map((part) => part.id));
  const others = (relations: readonly Pair[]): string =>
    [...new Set(relations.map(({ kind, fromClaimId, toClaimId }) => `${kind} ${own(fromClaimId) ? toClaimId : fromClaimId}`))]
      .toSorted()
      .join();
  const own = (id: string): boolean => id === claim.id || partIds.has(id);
  const sameRelations = others(hanging.relations) === others(recordedRelationsOf(events));
  if (!saysStill(claim, said) || !sameLinks || !sameSearches || !sameRelations) {
    throw changedSince("The claim has been worked on since the split was taken back.");
  }
}

type Pair = { fromClaimId: string; toClaimId: string; kind: string };
const names = (relations: readonly Pair[]): string =>
  relations
    .map(({ fromClaimId, toClaimId, kind }) => `${fromClaimId} ${kind} ${toClaimId}`)
    .toSorted()
    .join();

/** What the split related its parts to, in either direction. */
function recordedRelationsOf(events: readonly RecordedEvent[]): Pair[] {
  return events.flatMap(({ act, id, after }) => {
    if (act === "claim.created") return recorded(madePart, after).related.map(({ kind, to }) => ({ fromClaimId: id, toClaimId: to, kind }));
    if (act !== "claim.related") return [];
    const { kind, to } = recorded(recordedRelations.element, after);
    return [{ fromClaimId: id, toClaimId: to, kind }];
  });
}
