import { isUuid } from "./ids";
import { stances } from "./stances";
import { bases, tags } from "./tags";

/** What two people can agree on, or not: what is rated, and the labels that can be given, in the order of every table. */
export const ratedLabels = { tag: tags, basis: bases, stance: stances } as const;
export type Rated = keyof typeof ratedLabels;
/** `places`: where claims were marked, which has no labels. */
export const agreementSubjects = ["tag", "basis", "stance", "places"] as const;
export type AgreementSubject = (typeof agreementSubjects)[number];

/** Which ratings count. */
export type AgreementAsked = {
  subject: AgreementSubject;
  articleId: string | null;
  /** User ids. None: everybody. One: only what this person rated, with all ratings of that. Two: the ratings of these two alone. */
  analystIds: readonly string[];
  /** Days, YYYY-MM-DD (UTC), both included. */
  from: string | null;
  to: string | null;
  /** Also what was judged by somebody who could see others' work. */
  seen: boolean;
  /** Also training articles. One that is asked for by name always counts. */
  training: boolean;
  /** Also analysts who have not been calibrated as the workspace asks. */
  uncalibrated: boolean;
};

/** Two raters, in the order of rows and columns; `gave`: of these, the items to which the one gave this label and the other that. */
export type PairAsked = { raters: readonly [string, string]; gave: readonly [string, string] | null };

export type AgreementSearch = Partial<Record<string, string | string[]>>;

/** What an address asks for; what makes no sense in it is left out. */
export function readAsked(search: AgreementSearch): AgreementAsked {
  const analysts = [idIn(search.analyst), idIn(search.with)].filter((id) => id !== null);
  return {
    subject: agreementSubjects.find((known) => known === search.of) ?? "tag",
    articleId: idIn(search.article),
    analystIds: [...new Set(analysts)],
    from: dayIn(search.from),
    to: dayIn(search.to),
    seen: search.seen === "1",
    training: search.training === "1",
    uncalibrated: search.uncalibrated === "1",
  };
}

/** The same as the part of an address behind the question mark. */
export function searchOfAsked({ subject, articleId, analystIds, from, to, ...also }: AgreementAsked): URLSearchParams {
  const [analyst, other] = analystIds;
  const given = {
    of: subject === "tag" ? null : subject,
    article: articleId,
    analyst,
    with: other,
    from,
    to,
    seen: also.seen ? "1" : null,
    training: also.training ? "1" : null,
    uncalibrated: also.uncalibrated ? "1" : null,
  };
  return new URLSearchParams(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** The pair in an address, `first` and `second`, and the labels they gave, `gave=LABEL~LABEL`. */
export function readPair(search: AgreementSearch, subject: AgreementSubject): PairAsked | null {
  const [first, second] = [idIn(search.first), idIn(search.second)];
  if (!first || !second || first === second || subject === "places") return null;
  const labels: readonly string[] = ratedLabels[subject];
  const [one, other] = typeof search.gave === "string" ? search.gave.split("~") : [];
  const gave = one && other && labels.includes(one) && labels.includes(other) ? ([one, other] as const) : null;
  return { raters: [first, second], gave };
}

function idIn(value: unknown): string | null {
  return typeof value === "string" && isUuid(value) ? value : null;
}

function dayIn(value: unknown): string | null {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return null;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value) ? value : null;
}

/** Of the intervals on the page: the same as those of `onus agreement` unless it is told otherwise, so that its figures are the same. */
export const bootstrapOptions = { seed: 1, resamples: 1000 };

/** Names a pair's figure among others. @param raters pseudonyms */
export function pairFigureName([one, other]: readonly [string, string], figure: string): string {
  return `${[one, other].toSorted((a, b) => (a < b ? -1 : 1)).join(" ")} ${figure}`;
}
