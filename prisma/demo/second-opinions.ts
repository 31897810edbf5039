import type { DemoSecondOpinion } from "./types";

/** Handed in blind by the other analyst, so that there is something to compare. */
export const secondOpinions: readonly DemoSecondOpinion[] = [
  {
    claim: "embassy-alert",
    analyst: "ben",
    tag: "evidenced",
    basis: "single-source",
    rationale: "The alert is on the embassy’s own page. Nobody else was in a position to issue it.",
    links: [{ evidence: "embassy-alert", stance: "supports", quote: "It told citizens to stay away from crowds", credibility: 2 }],
  },
  {
    claim: "us-warned-said",
    analyst: "ben",
    tag: "evidenced",
    basis: "single-source",
    rationale: "Said on the record at a briefing.",
    links: [
      { evidence: "state-briefing", stance: "supports", quote: "the United States had given Russia a private warning", credibility: 2 },
    ],
  },
  {
    claim: "watson-said",
    analyst: "ben",
    tag: "evidenced",
    basis: "single-source",
    rationale: "A published statement in her name.",
    links: [{ evidence: "nsc-statement", stance: "supports", quote: "“ISIS bears sole responsibility for this attack.”", credibility: 2 }],
  },
  {
    claim: "fsb-said",
    analyst: "ben",
    tag: "evidenced",
    basis: "single-source",
    rationale: "The service said so itself.",
    links: [{ evidence: "fsb-release", stance: "supports", quote: "they had relevant contacts on the Ukrainian side", credibility: 2 }],
  },
  {
    claim: "putin-said",
    analyst: "ben",
    tag: "evidenced",
    basis: "single-source",
    rationale: "In the address of 23 March, which was broadcast.",
    links: [
      {
        evidence: "putin-address",
        stance: "supports",
        quote: "by preliminary information, a window had been prepared for them to cross the state border",
        credibility: 2,
      },
    ],
  },
  {
    claim: "patrushev-said",
    analyst: "ben",
    tag: "evidenced",
    basis: "single-source",
    rationale: "Said to reporters and reported by all of them in the same two words.",
    links: [
      {
        evidence: "patrushev",
        stance: "supports",
        quote: "He answered in two words that are usually rendered as “Ukraine, of course.”",
        credibility: 2,
      },
    ],
  },
  {
    claim: "bortnikov-said",
    analyst: "ben",
    tag: "evidenced",
    basis: "single-source",
    rationale: "Said on state television.",
    links: [
      { evidence: "bortnikov", stance: "supports", quote: "the special services of Ukraine had a direct part in it", credibility: 2 },
    ],
  },
  {
    claim: "patrushev-ukraine",
    analyst: "ben",
    tag: "unsupported",
    basis: "refuted",
    rationale: "The US statement says the opposite in so many words, and nothing was ever offered for it.",
    links: [
      { evidence: "nsc-statement", stance: "refutes", quote: "“There was no Ukrainian involvement whatsoever.”", credibility: 2 },
      {
        evidence: "macron",
        stance: "context",
        quote: "an entity of the Islamic State had instigated the attack near Moscow and carried it out",
        credibility: 2,
      },
    ],
  },
  {
    claim: "ukraine-denied",
    analyst: "ana",
    tag: "evidenced",
    basis: "single-source",
    rationale: "The foreign ministry’s statement of the same evening.",
    links: [{ evidence: "ukraine-mfa", stance: "supports", quote: "it categorically rejected the accusations", credibility: 2 }],
  },
  {
    claim: "bortnikov-general",
    analyst: "ana",
    tag: "unsupported",
    basis: "unverifiable",
    rationale: "How general the warning was could only be told from its text, which neither side has shown.",
    links: [],
  },
];
