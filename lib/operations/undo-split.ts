import { z } from "zod";
import { holdCurrentVersion } from "@/lib/data/articles";
import { anchorsOf, type ClaimRow, refuseIfAssessed, updateClaim } from "@/lib/data/claims";
import { findLinks, sameLink } from "@/lib/data/evidence-links";
import { hangingOn } from "@/lib/data/hanging";
import { lockRows } from "@/lib/data/locking";
import { recordedAct, type RecordedEvent } from "@/lib/data/recorded-act";
import { recountClaims } from "@/lib/data/sentences";
import type { Tx } from "@/lib/data/transaction";
import type { EventDraft } from "@/lib/domain/audit/event";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { type Deed, operation, type Outcome } from "@/lib/pipeline/operation";
import { changedSince, recorded, recordedCopies, recordedPlace, recordedRelations, recordedWords, saysStill } from "./taking-back";

const input = z.object({
  claimId: z.uuid(),
  /** The version to which the split brought the claim. */
  done: z.int().min(1),
});
const madePart = recordedWords.extend({ articleVersionId: z.uuid(), anchors: z.array(recordedPlace), related: recordedRelations });
type Split = { claim: ClaimRow; parts: ClaimRow[]; events: RecordedEvent[] };

async function splitDone(tx: Tx, { claimId, done }: z.output<typeof input>): Promise<Split> {
  const events = await recordedAct(tx, `claim/${claimId}`, done);
  const [split] = events.filter(({ act, id }) => act === "claim.split" && id === claimId);
  if (!split) throw new Refusal("not-found");
  const { into } = recorded(z.object({ into: z.array(z.uuid()) }), split.after);
  const rows = new Map((await lockRows(tx, "claim", [claimId, ...into])).map((row) => [row.id, row]));
  return { claim: rows.get(claimId)!, parts: into.map((id) => rows.get(id)!), events };
}

/** Takes a split back: the claim stands again, its parts are withdrawn. Refused once anything has been done to the parts. */
export const undoSplitOperation = operation({
  name: "undo-split",
  input,
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
  input,
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

const reworked = "The claims that the split made have been worked on since.";

/** The parts say what they said, stand where they stood, and hold what the split gave them. */
async function refuseChangedParts(tx: Tx, articleId: string, parts: readonly ClaimRow[], events: readonly RecordedEvent[]): Promise<void> {
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
async function refuseChangedWhole(tx: Tx, claim: ClaimRow, parts: readonly ClaimRow[], events: readonly RecordedEvent[]): Promise<void> {
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
