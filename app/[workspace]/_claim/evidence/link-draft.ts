import type { EvidenceChoice, SourceChoice } from "@/lib/data/evidence-choices";
import type { Reliability } from "@/lib/domain/grades";
import type { Stance } from "@/lib/domain/stances";
import type { ClaimLink } from "@/lib/domain/workbench";

export type Intake = "url" | "file" | "typed";

/** A document that is frozen and not evidence yet: somebody has to say who stands behind it. */
export type FrozenDocument = { snapshotId: string; intake: Intake; fileName: string | null };
export type Facts = { title: string; url: string; publishedOn: string };
export type NewSource = { name: string; reliability: Reliability; origin: string };

/** A place in the frozen text, and the words there. */
export type Passage = { start: number; end: number; exact: string };

/** What a link says, apart from which evidence and which claim it is about. */
export type LinkWords = Passage & { stance: Stance; credibility: number; note: string };
export const wordsOfLink = ({ stance, credibility, start, end, exact, note }: ClaimLink): LinkWords => ({
  stance,
  credibility,
  start,
  end,
  exact,
  note,
});

/** All that is typed into the dialog, so that it survives a reload. */
export type LinkDraft = {
  from: "known" | Intake;
  words: string;
  url: string;
  typed: string;
  frozen: FrozenDocument | null;
  facts: Facts;
  source: SourceChoice | null;
  newSource: NewSource | null;
  /** Chosen or made: then the passage is next. */
  evidence: EvidenceChoice | null;
  passage: Passage | null;
  stance: Stance;
  credibility: number | null;
  note: string;
  /** A link that is changed: what it said when that began, and in which version. */
  base: { version: number; words: LinkWords } | null;
};

export const noFacts: Facts = { title: "", url: "", publishedOn: "" };

export function emptyDraft(stance: Stance): LinkDraft {
  return {
    from: "known",
    words: "",
    url: "",
    typed: "",
    frozen: null,
    facts: noFacts,
    source: null,
    newSource: null,
    evidence: null,
    passage: null,
    stance,
    credibility: null,
    note: "",
    base: null,
  };
}

/** A link that is changed: its evidence stays, its passage and its grade may change. */
export function draftOf(link: ClaimLink): LinkDraft {
  const { evidence, stance, credibility, note, start, end, exact, version } = link;
  const { id, title, url, publishedOn, source } = evidence;
  return {
    ...emptyDraft(stance),
    evidence: { id, title, url, publishedOn, source },
    passage: { start, end, exact },
    credibility,
    note,
    base: { version, words: wordsOfLink(link) },
  };
}
