import type { AnchorState } from "./anchors";
import type { DisagreementCode } from "./adjudication";
import type { AboutKind, AssessmentState, Judgement, ReasonCode } from "./assessments";
import type { RelationKind } from "./claims";
import type { Disposition } from "./coverage";
import type { Reliability } from "./grades";
import type { Candidate, Mode } from "./splitting/candidate";
import type { SegmentKind } from "./splitting/segment";
import type { Stance } from "./stances";
import type { Basis, Tag } from "./tags";

/** What the workbench's routes send to the browser, as JSON. Offsets are UTF-16 code units of the version's text. */
export type WorkbenchArticle = {
  id: string;
  title: string;
  byline: string | null;
  publisher: string | null;
  /** YYYY-MM-DD */
  publishedOn: string | null;
  language: string | null;
  url: string | null;
  finishedAt: string | null;
  finishReason: string | null;
  version: number;
  currentVersionId: string;
};

export type WorkbenchVersion = { id: string; ordinal: number; sha256: string; createdAt: string };

export type WorkbenchSentence = {
  id: string;
  ordinal: number;
  start: number;
  end: number;
  kind: SegmentKind;
  disposition: Disposition | null;
  proposed: Disposition | null;
  reason: string | null;
  /** standing claims anchored in it */
  claims: number;
  version: number;
};

export type WorkbenchAnchor = { id: string; start: number; end: number; state: AnchorState; score: number | null; version: number };

export type WorkbenchClaim = {
  id: string;
  number: number;
  statement: string;
  speaker: string | null;
  mode: Mode | null;
  version: number;
  anchors: WorkbenchAnchor[];
  verdict: { tag: Tag; basis: Basis } | null;
  /** submitted assessments that wait for a review */
  submitted: number;
  links: Record<Stance, number>;
  searches: number;
  relations: { kind: RelationKind; to: string }[];
};

/** The same for everybody who may read the article and is blind for none of its claims. `revision` changes with every event of it. */
export type WorkbenchData = {
  revision: string | null;
  article: WorkbenchArticle;
  versions: WorkbenchVersion[];
  sentences: WorkbenchSentence[];
  claims: WorkbenchClaim[];
  /** sentences for which claims have not been proposed yet: the work goes on in the background */
  unsplit: number;
  /** that work failed again and again, and waits until somebody asks for it */
  proposingStopped: boolean;
};

export type WorkbenchCandidate = Omit<Candidate, "attributes"> & {
  id: string;
  sentence: number;
  ordinal: number;
  attributesId: string | null;
  proposer: string;
  state: "open" | "accepted" | "rejected";
  claimId: string | null;
  version: number;
};

/** What changed since a revision: rows to be put over the old ones. `whole`: read everything again. */
export type WorkbenchChanges = {
  revision: string | null;
  claims: WorkbenchClaim[];
  /** ids of claims that no longer stand */
  retired: string[];
  sentences: WorkbenchSentence[];
  candidates: WorkbenchCandidate[];
  whole: boolean;
};

export type ClaimLink = {
  id: string;
  stance: Stance;
  credibility: number;
  exact: string;
  start: number;
  end: number;
  note: string;
  withdrawnAt: string | null;
  /** a user's id */
  byId: string;
  by: string;
  at: string;
  version: number;
  evidence: {
    id: string;
    title: string;
    url: string | null;
    publishedOn: string | null;
    intake: "url" | "file" | "typed";
    snapshotId: string;
    sha256: string;
    fetchedAt: string;
    source: { id: string; name: string; reliability: Reliability; origin: string };
  };
};

export type ClaimAssessment = Judgement & {
  id: string;
  analystId: string;
  analyst: string;
  state: AssessmentState;
  submittedAt: string | null;
  version: number;
  /** False while the workspace's calibration does not let its author count. */
  counts: boolean;
  /** Those that have not been taken back, the first one first. */
  reviews: ClaimReview[];
  /** Each as it was handed in, the first one first. */
  submissions: ClaimSubmission[];
};

export type ClaimReview = {
  id: string;
  reviewerId: string;
  reviewer: string;
  outcome: "approved" | "returned";
  reasonCode: ReasonCode | null;
  comment: string;
  /** What is to be mended. `words`: of a sentence. */
  about: { kind: AboutKind; id: string; words: string | null } | null;
  at: string;
};

/** `answer`: what its author said to the reviewer who had returned the one before. */
export type ClaimSubmission = Judgement & { ordinal: number; answer: string; at: string };

/** One claim with all that hangs on it, as one person may see it. */
export type ClaimDetail = {
  claim: {
    id: string;
    number: number;
    statement: string;
    speaker: string | null;
    mode: Mode | null;
    retired: "withdrawn" | "merged" | "split" | null;
    retiredInto: string | null;
    version: number;
    articleId: string;
    articleTitle: string;
    /** of an article to train on */
    training: boolean;
    createdBy: string;
    createdAt: string;
  };
  anchors: (WorkbenchAnchor & { exact: string; prefix: string; suffix: string; before: string | null })[];
  relations: {
    kind: RelationKind;
    direction: "from" | "to";
    claim: { id: string; number: number; statement: string; verdict: { tag: Tag; basis: Basis } | null };
  }[];
  verdicts: (Omit<Judgement, "tag" | "basis"> & {
    id: string;
    tag: Tag;
    basis: Basis;
    settledBy: string;
    settledAt: string;
    supersededAt: string | null;
    /** null where an adjudicator wrote the verdict */
    assessmentId: string | null;
    adjudication: { id: string; takenId: string | null; reasonCode: DisagreementCode; reasons: string } | null;
  })[];
  own: ClaimAssessment | null;
  /** Why the viewer's own assessment does not count yet. */
  notYet: string | null;
  /** Whether the own one, handed in, may be changed again. */
  mayTakeUpAgain: boolean;
  /** Those of others that have been handed in; empty while the viewer is blind for the claim. */
  others: ClaimAssessment[];
  blind: boolean;
  /** Assessments that are still to come; 0 while the viewer is blind for the claim. */
  missing: number;
  links: ClaimLink[];
  searches: {
    id: string;
    query: string;
    place: string;
    searchedOn: string;
    outcome: string;
    by: string;
    at: string;
    withdrawnAt: string | null;
    version: number;
  }[];
};
