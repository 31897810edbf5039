import type { Stance } from "@/lib/domain/stances";
import { averitecLabel, type AveritecLabel } from "./field-labels";
import type { ClaimBundle, Header, LinkLine, EvidenceLine, SearchLine } from "./lines";

/*
 * The data format of AVeriTeC (Schlichtkrull, Guo, Vlachos, "AVeriTeC: A Dataset for Real-world Claim Verification with
 * Evidence from the Web", NeurIPS 2023; fever.ai/dataset/averitec.html). What we do not know is null or empty.
 */
export type AveritecAnswer = {
  answer: string;
  answer_type: "Extractive" | "Abstractive" | "Boolean" | "Unanswerable";
  source_url: string;
  cached_source_url: string | null;
  source_medium: string;
};
export type AveritecQuestion = { question: string; answers: AveritecAnswer[] };
export type AveritecClaim = {
  claim: string;
  required_reannotation: boolean;
  label: AveritecLabel;
  justification: string;
  claim_date: string | null;
  speaker: string | null;
  original_claim_url: string | null;
  cached_original_claim_url: string | null;
  fact_checking_article: string | null;
  reporting_source: string | null;
  location_ISO_code: string | null;
  claim_types: string[];
  fact_checking_strategies: string[];
  questions: AveritecQuestion[];
};

/** The stance of a link is the question that its quote answers, so that it survives the way out and back. */
export const questionOfStance: Record<Stance, string> = {
  supports: "What evidence supports the claim?",
  refutes: "What evidence refutes the claim?",
  qualifies: "What evidence qualifies the claim?",
  context: "What is the context of the claim?",
};
export const questionWithoutEvidence = "What evidence supports or refutes the claim?";
export const noAnswer = "No answer could be found.";
export const searchQuestion = { before: "What did a search for “", between: "” find in ", after: "?" };

/** One claim of the data set, or null for a claim that is open or retired: a label needs a verdict. */
export function averitecClaim(bundle: ClaimBundle, article: Header["article"]): AveritecClaim | null {
  const { claim, verdict, links } = bundle;
  if (!verdict || claim.retired) return null;
  return {
    claim: claim.statement,
    required_reannotation: false,
    label: averitecLabel[verdict.basis],
    justification: verdict.rationale,
    claim_date: article.publishedOn && dayMonthYear(article.publishedOn),
    speaker: claim.speaker,
    original_claim_url: article.url,
    cached_original_claim_url: null,
    fact_checking_article: null,
    reporting_source: article.publisher,
    location_ISO_code: null,
    claim_types: claim.relations.some((relation) => relation.kind === "attributes") ? ["Quote Verification"] : [],
    fact_checking_strategies: links.length > 0 ? ["Written Evidence"] : [],
    questions: questionsOf(bundle),
  };
}

/** Each claim on a line of its own, so that two exports can be compared line by line. */
export const averitecFrame = { open: "[", between: ",", close: "\n]\n" } as const;
export function averitecLine(claim: AveritecClaim): string {
  return `\n${JSON.stringify(claim)}`;
}

function questionsOf({ links, searches }: ClaimBundle): AveritecQuestion[] {
  const questions = (Object.keys(questionOfStance) as Stance[]).flatMap((stance): AveritecQuestion[] => {
    const answers = links.filter((link) => link.stance === stance).map(quoteAnswer);
    return answers.length > 0 ? [{ question: questionOfStance[stance], answers }] : [];
  });
  if (questions.length === 0) questions.push({ question: questionWithoutEvidence, answers: [unanswered()] });
  return [...questions, ...searches.map(searchedFor)];
}

function quoteAnswer(link: LinkLine & { of: EvidenceLine }): AveritecAnswer {
  return {
    answer: link.exact,
    answer_type: "Extractive",
    source_url: link.of.url ?? "",
    cached_source_url: null,
    source_medium: medium(link.of),
  };
}

function searchedFor({ query, place, outcome }: SearchLine): AveritecQuestion {
  const { before, between, after } = searchQuestion;
  const answer: AveritecAnswer = { ...unanswered(), answer: outcome, answer_type: "Abstractive" };
  return { question: `${before}${query}${between}${place}${after}`, answers: [answer] };
}

function unanswered(): AveritecAnswer {
  return { answer: noAnswer, answer_type: "Unanswerable", source_url: "", cached_source_url: null, source_medium: "" };
}

function medium({ intake, snapshot }: EvidenceLine): string {
  if (snapshot.mediaType === "application/pdf") return "PDF";
  return intake === "url" ? "Web text" : "Other";
}

/** 2024-03-09 is 9-3-2024, as the data files write it. */
function dayMonthYear(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date}-${month}-${year}`;
}
