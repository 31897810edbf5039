import { type DisagreementCode, disagreementMeaning } from "@/lib/domain/adjudication";
import { type Act, acts } from "@/lib/domain/audit/event";
import { credibilityMeaning, reliabilityMeaning } from "@/lib/domain/grades";
import { likelihoodRange } from "@/lib/domain/likelihood";
import type { Stance } from "@/lib/domain/stances";
import type { Header, Person } from "./lines";
import { type ClaimPlaces, type LogPlace, placesOf, type SealedClaim } from "./log-places";
import { eventsShown, placeText, shapes } from "./report-claim";
import { withheldId } from "./withheld";

/** The report as plain lines, for paper: what each is, and its words. It says what the HTML report says. */
export type ReportLine = { is: "title" | "article" | "claim" | "heading" | "text" | "quote" | "small" | "place"; text: string };

const line = (is: ReportLine["is"], text: string): ReportLine => ({ is, text });
const moment = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
const named = ({ name, pseudonym }: Person): string => name ?? pseudonym;

function place(what: string, at: LogPlace | null): ReportLine[] {
  return at ? [line("place", `${what}: ${placeText(at)}`)] : [];
}

/** What was checked, and how it came out. */
export function articleLines({ article, version, counts }: Header): ReportLine[] {
  const open = counts.claims - counts.retiredClaims - counts.evidenced - counts.contested - counts.unsupported;
  const facts = [
    ["Byline", article.byline],
    ["Publisher", article.publisher],
    ["Published", article.publishedOn],
    ["Address", article.url],
    ["Text", `version ${version.ordinal}, ${version.codePoints} characters, imported ${moment(version.importedAt)}`],
    ["Finished", article.finishedAt && moment(article.finishedAt)],
    ["Finished with open sentences because", article.finishReason],
  ];
  const coverage = counts.length === 0 ? 100 : Math.floor((counts.lengthDone / counts.length) * 100);
  return [
    line("article", article.title),
    ...facts.flatMap(([term, value]) => (value ? [line("text", `${term}: ${value}`)] : [])),
    line("place", `SHA-256 of the text: ${version.sha256}`),
    line(
      "text",
      `Claims: ${shapes.evidenced} ${counts.evidenced} evidenced, ${shapes.contested} ${counts.contested} contested, ${shapes.unsupported} ${counts.unsupported} unsupported, ${shapes.open} ${open} open; ${counts.retiredClaims} taken out, merged or split.`,
    ),
    line(
      "text",
      `Coverage: ${counts.sentences - counts.openSentences} of ${counts.sentences} sentences gone through, ${coverage} % of the text.`,
    ),
  ];
}

/** One claim, whole. */
export function claimLines(sealed: SealedClaim): ReportLine[] {
  const { claim, searches, events } = sealed;
  const places = placesOf(sealed);
  return [
    line("claim", `${claim.number}. ${claim.statement}`),
    ...place("statement", places.statement),
    ...judgedLines(sealed, places),
    ...(claim.speaker ? [line("text", `Speaker: ${claim.speaker}${claim.mode ? ` (${claim.mode})` : ""}`)] : []),
    ...claim.relations.map((to) =>
      line("text", `${to.kind === "attributes" ? "Reports what was said in" : "Contradicts"} claim ${to.claim}`),
    ),
    ...(claim.anchors.length > 0 ? [line("heading", "In the article")] : []),
    ...claim.anchors.flatMap(({ exact, start, end, state, score }) => [
      line("quote", exact),
      line(
        "small",
        `${start === null ? "no longer in the text" : `characters ${start} to ${end}`}, ${state}${score === null ? "" : `, score ${score}`}`,
      ),
    ]),
    ...(claim.retired
      ? []
      : [
          ...sideLines(sealed, "Support", ["supports"], places),
          ...sideLines(sealed, "Counter-evidence", ["refutes"], places),
          ...sideLines(sealed, "Qualification and context", ["qualifies", "context"], places),
        ]),
    ...(searches.length > 0 ? [line("heading", "Searches")] : []),
    ...searches.flatMap((search) => [
      line("text", `“${search.query}” in ${search.place}, ${search.searchedOn}: ${search.outcome}`),
      ...place("search", places.search(search.id)),
    ]),
    ...(events.length > 0 ? [line("heading", "History")] : []),
    ...(events.length > eventsShown ? [line("small", `${events.length - eventsShown} earlier entries stand in events.csv.`)] : []),
    ...events
      .slice(-eventsShown)
      .map(({ at, actor, act, index }) =>
        line("small", `${moment(at)} ${named(actor)} ${acts[act as Act] ?? act}${index === null ? "" : `, #${index}`}`),
      ),
  ];
}

function judgedLines({ claim, verdict, adjudication }: SealedClaim, places: ClaimPlaces): ReportLine[] {
  if (claim.retired) {
    return [line("text", `No claim of its own any more: ${claim.retired}${claim.retiredInto ? ` into claim ${claim.retiredInto}` : ""}.`)];
  }
  if (!verdict) return [line("text", `${shapes.open} open`)];
  const { tag, basis, likelihood, confidence, rationale, settledBy, settledAt, asOf } = verdict;
  const range = likelihood && likelihoodRange[likelihood];
  const likely = range ? `; ${likelihood} (${range[0]}–${range[1]} %)${confidence ? `, ${confidence} confidence` : ""}` : "";
  return [
    line("text", `${shapes[tag]} ${tag}: ${basis}${likely}`),
    ...(rationale === "" ? [] : [line("text", rationale)]),
    line("small", `Settled by ${named(settledBy)}, ${moment(settledAt)}${asOf ? `, as of ${asOf}` : ""}`),
    ...place("verdict", places.verdict),
    ...(adjudication
      ? [
          line("heading", "Adjudicated"),
          line(
            "small",
            `${adjudication.differing.length} assessments differed: ${disagreementMeaning[adjudication.reasonCode as DisagreementCode] ?? adjudication.reasonCode}. ${named(adjudication.adjudicator)}, who made none of them, ${adjudication.taken ? "took one of them" : "wrote the settled one"}, ${moment(adjudication.at)}.`,
          ),
          line("text", adjudication.reasons),
        ]
      : []),
  ];
}

function sideLines({ links }: SealedClaim, title: string, stances: readonly Stance[], places: ClaimPlaces): ReportLine[] {
  const shown = links.filter(({ stance }) => stances.includes(stance));
  if (shown.length === 0) return stances.length > 1 ? [] : [line("heading", `${title} (0)`)];
  return [
    line("heading", `${title} (${shown.length})`),
    ...shown.flatMap(({ of, ...own }) => [
      ...(of.id === withheldId
        ? [line("small", `Withheld in this bundle. Credibility ${own.credibility}: ${credibilityMeaning[own.credibility]}.`)]
        : [
            line("quote", own.exact),
            line(
              "small",
              `${stances.length > 1 ? `${own.stance}: ` : ""}${of.source.name}, ${of.title}${of.publishedOn ? `, ${of.publishedOn}` : ""}${of.url ? `, ${of.url}` : ""}. Grade ${of.source.reliability}${own.credibility}: source ${reliabilityMeaning[of.source.reliability]}, information ${credibilityMeaning[own.credibility]}. Origin: ${of.source.origin}.`,
            ),
            ...(own.note === "" ? [] : [line("text", own.note)]),
            line("place", `snapshot ${of.snapshot.sha256}, ${moment(of.snapshot.fetchedAt)}`),
          ]),
      ...place("link", places.link(own.id)),
      ...place("evidence", places.evidence(own.id)),
    ]),
  ];
}
