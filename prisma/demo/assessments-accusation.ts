import type { DemoAssessment, DemoReview } from "./types";

const asOf = "2024-03-27";
const approved = (comment = ""): DemoReview => ({ reviewer: "rae", outcome: "approved", comment });

function said(claim: string, rationale: string): DemoAssessment {
  return {
    claim,
    analyst: "ana",
    state: "settled",
    tag: "evidenced",
    basis: "single-source",
    rationale,
    asOf,
    review: approved(),
  };
}

/** Each speaker in two levels: that it was said (evidenced), and what was said (unsupported). */
export const settledAccusations: readonly DemoAssessment[] = [
  said("watson-said", "Her own published statement."),
  said("fsb-said", "The service’s own announcement. Agencies that repeat it add no second origin."),
  {
    claim: "fsb-contacts",
    analyst: "ana",
    state: "settled",
    tag: "unsupported",
    basis: "no-evidence",
    rationale:
      "Two logged searches found the sentence repeated and nothing behind it. What speaks against it speaks against Ukrainian involvement as a whole; contacts as such are neither shown nor disproved.",
    likelihood: "very unlikely",
    asOf,
    review: approved("Right not to call this one refuted."),
  },
  said("putin-said", "The Kremlin published video and text."),
  {
    claim: "putin-window",
    analyst: "ana",
    state: "settled",
    tag: "unsupported",
    basis: "refuted",
    rationale:
      "Put forward as preliminary information and never substantiated. The ISIS claim, the US statement and the earlier warning speak against it, and so does the account of Russia’s own ally, by which the attackers made for Belarus first.",
    likelihood: "very unlikely",
    asOf,
    review: approved(),
  },
  said("patrushev-said", "Two words before several reporters, carried at once by the agencies."),
  {
    claim: "patrushev-ukraine",
    analyst: "ana",
    state: "settled",
    tag: "unsupported",
    basis: "refuted",
    rationale:
      "No reason was given for it. Against it stand the ISIS claim with footage of its own, the findings of two governments, the warning of 7 March, and the president’s own words of the day before.",
    likelihood: "almost no chance",
    asOf,
    review: approved(),
  },
  said("bortnikov-said", "Said to reporters and recorded."),
  {
    claim: "bortnikov-ukraine",
    analyst: "ana",
    state: "settled",
    tag: "unsupported",
    basis: "refuted",
    rationale:
      "The speaker himself calls what he has general information. The ISIS claim, the US statement and the warning, which his own service received, speak against it. Should material be published, this has to be opened again.",
    likelihood: "very unlikely",
    asOf,
    review: approved("The last sentence is the important one."),
  },
];
