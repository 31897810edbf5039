import type { ClaimBundle } from "./lines";

/** Where something stands in the log: its entry's index (null: not put in order yet, or in a log that was gone on from) and leaf hash (hex). */
export type LogPlace = { index: number | null; leafHash: string };

/** A claim as exports read it, with what happened to it and to what is linked to it, oldest first, each with its place in the log. */
export type SealedClaim = Omit<ClaimBundle, "events" | "links"> & {
  links: (ClaimBundle["links"][number] & { evidencePlace: LogPlace | null })[];
  events: (ClaimBundle["events"][number] & LogPlace & { object: string })[];
};

/** The places in the log of what a report shows of a claim; null: there is no such thing. Of links and searches by id. */
export type ClaimPlaces = {
  statement: LogPlace | null;
  verdict: LogPlace | null;
  adjudication: LogPlace | null;
  link: (id: string) => LogPlace | null;
  evidence: (linkId: string) => LogPlace | null;
  search: (id: string) => LogPlace | null;
};

/** Acts after which a claim's words may be others than before. */
const wording = ["claim.created", "claim.changed", "claim.split", "claim.merged", "claim.restored"];
/** Acts by which an assessment comes to be the verdict. */
const settling = ["assessment.approved", "assessment.submitted"];

/** Looks up where what a report shows of this claim was recorded. */
export function placesOf({ claim, verdict, links, events }: SealedClaim): ClaimPlaces {
  const newest = new Map<string, LogPlace>();
  const last = (object: string, acts?: readonly string[]): LogPlace | null => {
    if (!acts) return newest.get(object) ?? null;
    return placeOf(events.findLast((event) => event.object === object && acts.includes(event.act)));
  };
  for (const event of events) newest.set(event.object, placeOf(event)!);
  const evidence = new Map(links.map((link) => [link.id, link.evidencePlace]));
  const adjudication = verdict?.adjudication ? last(`adjudication/${verdict.adjudication}`) : null;
  return {
    statement: last(`claim/${claim.id}`, wording),
    // Settled by adjudication, it stands in that entry, whosever assessment was taken.
    verdict: adjudication ?? (verdict?.assessment ? last(`assessment/${verdict.assessment}`, settling) : null),
    adjudication,
    link: (id) => last(`link/${id}`),
    evidence: (id) => evidence.get(id) ?? null,
    search: (id) => last(`search/${id}`),
  };
}

function placeOf(event: LogPlace | undefined): LogPlace | null {
  return event ? { index: event.index, leafHash: event.leafHash } : null;
}
