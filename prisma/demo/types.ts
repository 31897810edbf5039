import type { DisagreementCode } from "@/lib/domain/adjudication";
import type { Likelihood, Confidence } from "@/lib/domain/likelihood";
import type { Credibility, Reliability } from "@/lib/domain/grades";
import type { Role } from "@/lib/domain/policy";
import type { Stance } from "@/lib/domain/stances";
import type { Basis, Tag } from "@/lib/domain/tags";

/** The demo as data: no ids, no offsets. Everything is named by a key, and every place in a text by its words. */
export type DemoContent = {
  people: readonly DemoPerson[];
  article: DemoArticle;
  claims: readonly DemoClaim[];
  dispositions: readonly DemoDisposition[];
  /** How sentences begin that nobody has decided on yet: left for the newcomer. */
  open: readonly string[];
  sources: readonly DemoSource[];
  evidence: readonly DemoEvidence[];
  links: readonly DemoLink[];
  searches: readonly DemoSearch[];
  assessments: readonly DemoAssessment[];
  secondOpinions: readonly DemoSecondOpinion[];
  adjudications: readonly DemoAdjudication[];
  plans: readonly DemoPlan[];
};

/** Days are ISO dates, YYYY-MM-DD. */
type Day = string;

export type DemoPerson = { key: string; name: string; email: string; role: Role };

export type DemoArticle = {
  title: string;
  byline: string;
  publisher: string;
  publishedOn: Day;
  language: string;
  url?: string;
  text: string;
  /** The same article as corrected later, to show what becomes of anchors. */
  textV2: string;
};

export type DemoClaim = {
  key: string;
  by: string;
  /** Each occurs exactly once in the article's text; several make a claim of several spans. */
  quotes: readonly string[];
  /** Words that are not in the quotes stand in [brackets]. */
  statement: string;
  speaker?: string;
  mode?: "says" | "denies" | "suggests" | "reports";
  /** Key of the claim with what was said. */
  attributes?: string;
  /** Key of a claim in the same article that this one is at odds with. */
  contradicts?: string;
};

export type DemoDisposition = {
  /** How the sentence begins; occurs exactly once in the article's text. */
  quote: string;
  disposition: "no-checkable-claim" | "opinion" | "duplicate" | "boilerplate";
  reason?: string;
};

export type DemoSource = {
  key: string;
  name: string;
  kind: string;
  reliability: Reliability;
  /** Sources that merely repeat each other share it. */
  origin: string;
  url?: string;
};

export type DemoEvidence = {
  key: string;
  source: string;
  title: string;
  /** Where the public record can be read. The document was never fetched from there. */
  url?: string;
  publishedOn: Day;
  /** Written for the demo; its first line says so. */
  document: string;
};

export type DemoLink = {
  claim: string;
  evidence: string;
  by: string;
  stance: Stance;
  /** Occurs exactly once in the evidence's document. */
  quote: string;
  credibility: Credibility;
  note: string;
};

export type DemoSearch = {
  claim: string;
  by: string;
  query: string;
  place: string;
  searchedOn: Day;
  outcome: string;
};

export type DemoReview = {
  reviewer: string;
  outcome: "approved" | "returned";
  reasonCode?: "evidence-missed" | "reading" | "definition" | "scope" | "gate" | "style";
  comment: string;
  /** Key of the evidence whose link is to be mended. */
  aboutEvidence?: string;
};

/** Who is to assess a claim: these analysts, by key, or so many from the queue. The due date counts from the day of the seed. */
export type DemoPlan = { claim: string; dueInDays: number | null } & ({ analysts: string[] } | { wanted: number });

/** Two analysts differ; somebody who assessed nothing of it takes one of the two. */
export type DemoAdjudication = {
  claim: string;
  adjudicator: string;
  /** Key of the analyst whose assessment is taken. */
  take: string;
  reasonCode: DisagreementCode;
  reasons: string;
};

/** What was handed in first, returned, and answered with what stands now. */
export type DemoEarlier = { rationale: string; review: DemoReview; answer: string };

type Judgement = {
  claim: string;
  analyst: string;
  rationale: string;
  likelihood?: Likelihood;
  confidence?: Confidence;
  asOf?: Day;
};
export type DemoAssessment = Judgement &
  (
    | { state: "draft"; tag?: Tag; basis?: Basis }
    | { state: "submitted"; tag: Tag; basis: Basis; earlier?: DemoEarlier }
    | { state: "returned" | "settled"; tag: Tag; basis: Basis; review: DemoReview }
  );

/** Of a claim that somebody else settles it by; begun as a draft, so that its author is blind, and handed in before the other. */
export type DemoSecondOpinion = {
  claim: string;
  analyst: string;
  tag: Tag;
  basis: Basis;
  rationale: string;
  /** All that it rests on, made by the same analyst. */
  links: readonly { evidence: string; stance: Stance; quote: string; credibility: Credibility }[];
};
