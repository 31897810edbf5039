import type { Basis, Tag } from "./tags";
import { basesOfTag } from "./tags";
import { lacksSecondOrigin } from "./grades";
import type { Stance } from "./stances";

export type GateAssessment = {
  tag: Tag | null;
  basis: Basis | null;
  rationale: string;
  /** ISO date (YYYY-MM-DD) up to which evidence counts, or null for no limit. */
  asOf: string | null;
};
export type GateLink = {
  stance: Stance;
  /** Group of sources that merely repeat each other. */
  origin: string;
  credibility: number;
  /** ISO date (YYYY-MM-DD) of the evidence, or null when it is not dated. */
  publishedOn: string | null;
};
export type FailedRule = { rule: string; message: string };

/**
 * The consistency gate of DOMAIN.md, passed on submit. Pure: what it is given is all it knows.
 * Returns the rules that failed, in a stable order; an empty list lets the assessment through.
 */
export function gate(assessment: GateAssessment, links: readonly GateLink[], searches: readonly unknown[]): FailedRule[] {
  const { tag, basis, asOf } = assessment;
  if (!tag) return [{ rule: "tag", message: "Choose a tag: evidenced, contested or unsupported." }];
  if (!basis || !basesOfTag[tag].includes(basis)) {
    return [{ rule: "basis", message: `Choose a basis for “${tag}”: ${basesOfTag[tag].join(", ")}.` }];
  }
  const counted = links.filter((link) => !isAfter(link.publishedOn, asOf));
  const late = links.length - counted.length;
  const failed = rulesOf[basis](counted, searches.length, assessment.rationale.trim() !== "");
  if (failed.length > 0 && late > 0) {
    failed.push({
      rule: "as-of",
      message: `${late === 1 ? "One link does" : `${late} links do`} not count, because the evidence is dated after ${asOf}.`,
    });
  }
  for (const link of counted) {
    if (!lacksSecondOrigin(link, counted)) continue;
    failed.push({
      rule: "credibility-1",
      message: "Credibility 1 (confirmed by other sources) needs a link of the same stance from a second origin.",
    });
    break;
  }
  return failed;
}

type Rules = (links: readonly GateLink[], searches: number, rationale: boolean) => FailedRule[];

const rulesOf: Record<Basis, Rules> = {
  corroborated: (links) =>
    need(origins(links, "supports") >= 2, "corroborated", "Corroborated needs supporting evidence from at least two different origins."),
  "single-source": (links) =>
    need(origins(links, "supports") >= 1, "single-source", "Single-source needs at least one piece of supporting evidence."),
  conflicting: (links) => [
    ...need(has(links, "supports"), "conflicting-supports", "Conflicting needs at least one piece of supporting evidence."),
    ...need(has(links, "refutes"), "conflicting-refutes", "Conflicting needs at least one piece of counter-evidence."),
  ],
  misleading: (links, _searches, rationale) => [
    ...need(
      has(links, "qualifies") || has(links, "refutes"),
      "misleading-evidence",
      "Misleading needs at least one piece of evidence that qualifies or refutes the claim.",
    ),
    ...need(rationale, "misleading-rationale", "Misleading needs a rationale: say what is left out."),
  ],
  refuted: (links) => need(has(links, "refutes"), "refuted", "Refuted needs at least one piece of counter-evidence."),
  "no-evidence": (_links, searches) =>
    need(searches > 0, "no-evidence", "No-evidence needs at least one search record: show where you looked."),
  unverifiable: (_links, _searches, rationale) =>
    need(rationale, "unverifiable", "Unverifiable needs a rationale: say why it cannot be settled."),
};

function need(holds: boolean, rule: string, message: string): FailedRule[] {
  return holds ? [] : [{ rule, message }];
}

function has(links: readonly GateLink[], stance: Stance): boolean {
  return links.some((link) => link.stance === stance);
}

function origins(links: readonly GateLink[], stance: Stance): number {
  return new Set(links.filter((link) => link.stance === stance).map((link) => link.origin)).size;
}

function isAfter(publishedOn: string | null, asOf: string | null): boolean {
  return publishedOn !== null && asOf !== null && publishedOn > asOf;
}
