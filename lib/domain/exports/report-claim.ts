import { type DisagreementCode, disagreementMeaning } from "@/lib/domain/adjudication";
import { type Act, acts } from "@/lib/domain/audit/event";
import { credibilityMeaning, reliabilityMeaning } from "@/lib/domain/grades";
import { likelihoodRange } from "@/lib/domain/likelihood";
import type { Stance } from "@/lib/domain/stances";
import type { Tag } from "@/lib/domain/tags";
import { type Html, html } from "./html";
import type { ClaimBundle, Person, VerdictLine } from "./lines";
import { type ClaimPlaces, type LogPlace, placesOf, type SealedClaim } from "./log-places";
import { link, minute, row } from "./report";
import { withheldId } from "./withheld";

export const shapes: Record<Tag | "open", string> = { evidenced: "●", contested: "◆", unsupported: "▲", open: "○" };
/** More of a claim's history than this stands in the JSON Lines export only. */
export const eventsShown = 40;

/** What a claim is shown with: its places in the log, where they are known, and what keeps its headings apart from other articles'. */
type Shown = { places: ClaimPlaces | null; sealed: SealedClaim | null; prefix: string };

/** One claim, whole: what it says, where, how it is judged and on what. */
export function reportClaim(bundle: ClaimBundle): string {
  return claimArticle(bundle, { places: null, sealed: null, prefix: "" });
}

/** The same with its places in the log. @param prefix of its address on the page, since numbers count within an article */
export function reportSealedClaim(bundle: SealedClaim, prefix: string): string {
  return claimArticle(bundle, { places: placesOf(bundle), sealed: bundle, prefix });
}

/** Where something is recorded: which entry, counted from 0, and its leaf hash. */
export function placeText({ index, leafHash }: LogPlace): string {
  return `${index === null ? "in no entry of this log" : `entry #${index}`}, ${leafHash}`;
}

function mark(what: string, place: LogPlace | null | undefined): Html | null {
  return place ? html`<p class="small hash">${what}: ${placeText(place)}</p>\n` : null;
}

function claimArticle(bundle: ClaimBundle, { places, sealed, prefix }: Shown): string {
  const { claim, verdict, searches } = bundle;
  const retired = claim.retired && `${claim.retired}${claim.retiredInto ? ` into claim ${claim.retiredInto}` : ""}`;
  return html`<article class="claim${retired && " retired"}" id="${prefix}claim-${claim.number}">
<header><span class="number">${claim.number}</span><h3 class="statement" dir="auto">${claim.statement}</h3></header>
${mark("statement", places?.statement)}${retired ? html`<p>No claim of its own any more: ${retired}.</p>\n` : judged(verdict)}${retired ? null : mark("verdict", places?.verdict)}${adjudicated(bundle)}${about(claim, prefix)}${
    claim.anchors.length > 0 &&
    html`<h4>In the article</h4>\n${claim.anchors.map(
      (anchor) =>
        html`<blockquote dir="auto">${anchor.exact}</blockquote>
<p class="small">${anchor.start === null ? "no longer in the text" : `characters ${anchor.start} to ${anchor.end}`}, ${anchor.state}${anchor.score !== null && `, score ${anchor.score}`}</p>\n`,
    )}`
  }${
    !retired &&
    html`<div class="sides">
${side(bundle, "Support", ["supports"], places)}${side(bundle, "Counter-evidence", ["refutes"], places)}</div>
${bundle.links.some((of) => of.stance === "qualifies" || of.stance === "context") && side(bundle, "Qualification and context", ["qualifies", "context"], places)}`
  }${
    searches.length > 0 &&
    html`<h4>Searches</h4>
<ul>
${searches.map((search) => html`<li dir="auto">“${search.query}” in ${search.place}, ${search.searchedOn}: ${search.outcome}${mark("search", places?.search(search.id))}</li>\n`)}</ul>
`
  }${history(bundle, sealed)}</article>
`.text;
}

function about(claim: ClaimBundle["claim"], prefix: string): Html | null {
  if (!claim.speaker && claim.relations.length === 0) return null;
  return html`<dl>
${row("Speaker", claim.speaker && `${claim.speaker}${claim.mode ? ` (${claim.mode})` : ""}`)}${claim.relations.map(
    (to) =>
      html`<dt>${to.kind === "attributes" ? "Reports what was said in" : "Contradicts"}</dt><dd><a href="#${prefix}claim-${to.claim}">claim ${to.claim}</a></dd>\n`,
  )}</dl>\n`;
}

function judged(verdict: VerdictLine | null): Html {
  const tag = verdict?.tag ?? "open";
  return html`<p><strong class="tag ${tag}">${shapes[tag]} ${tag}</strong>${verdict && html` ${verdict.basis}${verdict.likelihood && `; ${likely(verdict)}`}`}</p>
${
  verdict &&
  html`${
    verdict.rationale !== "" &&
    html`<p class="rationale" dir="auto">${verdict.rationale}</p>
`
  }<p class="small">Settled by ${named(verdict.settledBy)}, ${minute(verdict.settledAt)}${verdict.asOf && `, as of ${verdict.asOf}`}</p>
`
}`;
}

function adjudicated({ adjudication }: ClaimBundle): Html | null {
  if (!adjudication) return null;
  const { adjudicator, at, taken, differing, reasonCode, reasons } = adjudication;
  const how = taken ? "took one of them" : "wrote the settled one";
  return html`<h4>Adjudicated</h4>
<p class="small">${differing.length} assessments differed: ${disagreementMeaning[reasonCode as DisagreementCode] ?? reasonCode}. ${named(adjudicator)}, who made none of them, ${how}, ${minute(at)}.</p>
<p class="rationale" dir="auto">${reasons}</p>
`;
}

function likely({ likelihood, confidence }: VerdictLine): string {
  const [from, to] = likelihoodRange[likelihood!];
  return `${likelihood} (${from}–${to} %)${confidence ? `, ${confidence} confidence` : ""}`;
}

function side({ links }: ClaimBundle, title: string, stances: readonly Stance[], places: ClaimPlaces | null): Html {
  const shown = links.filter((of) => stances.includes(of.stance));
  return html`<section>
<h4>${title} (${shown.length})</h4>
${shown.length === 0 && html`<p class="small">None linked.</p>\n`}${shown.map(({ of, ...own }) =>
    of.id === withheldId
      ? html`<p class="small">Withheld in this bundle. Credibility ${own.credibility}: ${credibilityMeaning[own.credibility]}.</p>
${mark("link", places?.link(own.id))}${mark("evidence", places?.evidence(own.id))}`
      : html`<blockquote dir="auto">${own.exact}</blockquote>
<p class="small" dir="auto">${stances.length > 1 && `${own.stance}: `}${of.source.name}, ${of.url ? link(of.url, of.title) : of.title}${of.publishedOn && `, ${of.publishedOn}`}. Grade ${of.source.reliability}${own.credibility}: source ${reliabilityMeaning[of.source.reliability]}, information ${credibilityMeaning[own.credibility]}. Origin: ${of.source.origin}.</p>
${own.note !== "" && html`<p dir="auto">${own.note}</p>\n`}<p class="small hash">snapshot ${of.snapshot.sha256}, ${minute(of.snapshot.fetchedAt)}</p>
${mark("link", places?.link(own.id))}${mark("evidence", places?.evidence(own.id))}`,
  )}</section>
`;
}

function history({ events }: ClaimBundle, sealed: SealedClaim | null): Html | null {
  if (events.length === 0) return null;
  const shown = events.slice(-eventsShown);
  const earlier = events.length - shown.length;
  return html`<h4>History</h4>
<ul class="small">
${earlier > 0 && html`<li>${earlier} earlier entries stand in ${sealed ? "events.csv" : "the JSON Lines export"}.</li>\n`}${shown.map((event, at) => html`<li>${minute(event.at)} ${named(event.actor)} ${acts[event.act as Act] ?? event.act}${placed(sealed, earlier + at)}</li>\n`)}</ul>
`;
}

function placed(sealed: SealedClaim | null, at: number): string {
  const index = sealed?.events[at]?.index ?? null;
  return index === null ? "" : `, #${index}`;
}

function named(person: Person): string {
  return person.name ?? person.pseudonym;
}
