import { isWithheld, type WithholdKind } from "@/lib/domain/audit/bundle/withhold";
import type { EvidenceLine, LinkLine, lineSchema, Person } from "./lines";
import type { SealedClaim } from "./log-places";
import type { z } from "zod";

/* What an export shows of the record when some of it is withheld. */

type Line = z.infer<typeof lineSchema>;
export const withheldText = "(withheld)";
/** The id of evidence that is withheld: of none. */
export const withheldId = "00000000-0000-0000-0000-000000000000";

const nobody = (person: Person): Person => ({ name: null, pseudonym: person.pseudonym });

/** A line of a JSON Lines export; null: it is left out as a whole. */
export function withheldLine(line: Line, withheld: readonly WithholdKind[]): Line | null {
  if (withheld.includes("sources") && (line.record === "evidence" || line.record === "link")) return null;
  const told = withheld.includes("comments") ? withoutComments(line) : line;
  const shown = told.record === "event" ? withoutParts(told, withheld) : told;
  return withheld.includes("names") ? withoutNames(shown) : shown;
}

function withoutComments(line: Line): Line {
  if (line.record === "assessment") return { ...line, reviews: line.reviews.map((review) => ({ ...review, comment: "" })) };
  if (line.record === "submission") return { ...line, answer: "" };
  if (line.record === "adjudication") return { ...line, reasons: "" };
  return line;
}

function withoutParts(line: Extract<Line, { record: "event" }>, withheld: readonly WithholdKind[]): Line {
  const kept = Object.keys(line.parts).filter((name) => isWithheld({ act: line.act, object: line.object, name }, withheld));
  const parts = Object.fromEntries(Object.entries(line.parts).filter(([name]) => !kept.includes(name)));
  return { ...line, parts, withheld: [...line.withheld, ...kept].sort() };
}

function withoutNames(line: Line): Line {
  if (line.record === "assessment")
    return {
      ...line,
      analyst: nobody(line.analyst),
      reviews: line.reviews.map((review) => ({ ...review, reviewer: nobody(review.reviewer) })),
    };
  if (line.record === "sentence") return { ...line, decidedBy: line.decidedBy && nobody(line.decidedBy) };
  if (line.record === "submission") return { ...line, analyst: nobody(line.analyst) };
  if (line.record === "adjudication") return { ...line, adjudicator: nobody(line.adjudicator) };
  if (line.record === "verdict") return { ...line, settledBy: nobody(line.settledBy) };
  if (line.record === "event") return { ...line, actor: nobody(line.actor) };
  return "madeBy" in line ? { ...line, madeBy: nobody(line.madeBy) } : line;
}

/** A claim as reports and tables show it. */
export function withheldClaim(claim: SealedClaim, withheld: readonly WithholdKind[]): SealedClaim {
  const names = withheld.includes("names") ? nobody : (person: Person): Person => person;
  const { verdict, adjudication, events, links } = claim;
  return {
    ...claim,
    links: withheld.includes("sources") ? links.map((link) => ({ ...link, ...hiddenLink, of: hiddenEvidence(link.of) })) : links,
    verdict: verdict && { ...verdict, settledBy: names(verdict.settledBy) },
    adjudication: adjudication && {
      ...adjudication,
      adjudicator: names(adjudication.adjudicator),
      reasons: withheld.includes("comments") ? withheldText : adjudication.reasons,
    },
    events: events.map((event) => ({ ...event, actor: names(event.actor) })),
  };
}

const hiddenLink: Pick<LinkLine, "exact" | "prefix" | "suffix" | "note"> = { exact: withheldText, prefix: "", suffix: "", note: "" };

function hiddenEvidence(evidence: EvidenceLine): EvidenceLine {
  return {
    ...evidence,
    id: withheldId,
    title: withheldText,
    url: null,
    fileName: null,
    publishedOn: null,
    source: { ...evidence.source, id: withheldId, name: withheldText, origin: withheldText, url: null },
    snapshot: { ...evidence.snapshot, id: withheldId, sha256: "", textSha256: "", finalUrl: null },
  };
}
