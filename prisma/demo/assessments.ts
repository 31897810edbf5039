import { settledAccusations } from "./assessments-accusation";
import type { DemoAssessment, DemoReview } from "./types";

const asOf = "2024-03-27";
const approved = (comment = ""): DemoReview => ({ reviewer: "rae", outcome: "approved", comment });

const settled: readonly DemoAssessment[] = [
  {
    claim: "caption-60",
    analyst: "ana",
    state: "settled",
    tag: "contested",
    basis: "misleading",
    rationale:
      "The number was true of an early, preliminary count. Under a picture in an article that puts the dead at no fewer than 139 it leaves readers with less than half, and it is not dated.",
    asOf,
    review: approved("Agreed. Tell the paper; they will want to change the caption."),
  },
  {
    claim: "toll-139",
    analyst: "ana",
    state: "settled",
    tag: "evidenced",
    basis: "corroborated",
    rationale:
      "Two official counts of different origin, the investigators’ and the hospitals’, agree on at least 139 by 27 March. Both are Russian; nobody else has counted. The caption of the same article contradicts it.",
    asOf,
    review: approved(),
  },
  {
    claim: "injured-182",
    analyst: "ana",
    state: "settled",
    tag: "evidenced",
    basis: "single-source",
    rationale: "One report gives this number. Other counts are higher because they include people who were treated without being admitted.",
    asOf,
    review: approved(),
  },
  {
    claim: "isis-claimed",
    analyst: "ana",
    state: "settled",
    tag: "evidenced",
    basis: "corroborated",
    rationale:
      "The messages are on record and were reported from outside the group within hours. This says that the claim was made; whether the group did it is judged under its own claim.",
    asOf,
    review: approved("Good that the two are kept apart."),
  },
  {
    claim: "is-entity",
    analyst: "ben",
    state: "settled",
    tag: "evidenced",
    basis: "corroborated",
    rationale:
      "The group’s claim comes with footage from inside, and two governments reached the same finding. One Russian official contradicts it without giving a reason.",
    likelihood: "almost certain",
    asOf,
    review: approved(),
  },
  {
    claim: "embassy-alert",
    analyst: "ana",
    state: "settled",
    tag: "evidenced",
    basis: "single-source",
    rationale: "The alert itself is the record. Every other report of it goes back to the same text.",
    asOf,
    review: approved(),
  },
  {
    claim: "us-warned-said",
    analyst: "ana",
    state: "settled",
    tag: "evidenced",
    basis: "single-source",
    rationale: "Said by two offices of one government, so by one origin.",
    asOf,
    review: approved(),
  },
  {
    claim: "us-warned",
    analyst: "ana",
    state: "settled",
    tag: "evidenced",
    basis: "corroborated",
    rationale:
      "The side that warned and the side that was warned both say so. The ambassador’s denial speaks for his embassy and does not reach other channels.",
    asOf,
    review: approved("The FSB’s admission is what carries this. Well found."),
  },
  {
    claim: "bortnikov-general",
    analyst: "ben",
    state: "settled",
    tag: "unsupported",
    basis: "unverifiable",
    rationale:
      "Neither side has published the message, and both have an interest in how detailed it is thought to have been. Nothing that can be had today would settle it.",
    asOf,
    review: approved(),
  },
  {
    claim: "ukraine-denied",
    analyst: "ben",
    state: "settled",
    tag: "evidenced",
    basis: "single-source",
    rationale: "The ministry’s own comment. That it was said is certain; what it is worth is another matter.",
    asOf,
    review: approved(),
  },
];

/** Settled by adjudication. */
const differed: readonly DemoAssessment[] = [
  {
    claim: "two-pleaded",
    analyst: "ana",
    state: "submitted",
    tag: "contested",
    basis: "conflicting",
    rationale:
      "The court’s press service counts two pleas, a legal news service three. Whatever the number, there are signs that the men were tortured, so the pleas say little about guilt.",
    asOf,
  },
  {
    claim: "two-pleaded",
    analyst: "ben",
    state: "submitted",
    tag: "evidenced",
    basis: "single-source",
    rationale: "The court’s press service gives the number. Nobody is in a better position to know.",
    asOf,
  },
];

const underWay: readonly DemoAssessment[] = [
  {
    claim: "since-beslan",
    analyst: "ana",
    state: "submitted",
    tag: "evidenced",
    basis: "single-source",
    rationale: "A legal news service calls it the gravest attack of its kind in about twenty years.",
    asOf,
  },
  {
    claim: "since-beslan",
    analyst: "ben",
    state: "submitted",
    tag: "contested",
    basis: "misleading",
    rationale:
      "True of attacks in Russia. The article says “has hit Russians”, and 224 people, most of them Russians, were killed over Sinai in 2015.",
    asOf,
  },
  {
    claim: "first-count-40",
    analyst: "ben",
    state: "submitted",
    tag: "evidenced",
    basis: "single-source",
    rationale: "The FSB gave it in the evening of 22 March, as a preliminary number.",
    asOf,
  },
  {
    claim: "fsb-synagogue",
    analyst: "ben",
    state: "submitted",
    tag: "evidenced",
    basis: "single-source",
    rationale: "The announcement is on record. Whether there was such a plot is not what the sentence claims.",
    asOf,
  },
  {
    claim: "macron-said",
    analyst: "ben",
    state: "submitted",
    tag: "evidenced",
    basis: "single-source",
    rationale: "Said to reporters in French Guiana on 25 March 2024, and recorded.",
    asOf,
    earlier: {
      rationale: "Said in front of reporters and recorded.",
      review: {
        reviewer: "rae",
        outcome: "returned",
        reasonCode: "style",
        comment: "Say when and where, so that a reader finds the recording.",
      },
      answer: "Added. The agency’s report has both.",
    },
  },
  {
    claim: "lukashenko-turn",
    analyst: "ben",
    state: "submitted",
    tag: "contested",
    basis: "conflicting",
    rationale:
      "Belarus says that the attackers turned away from its border; the FSB says that Ukraine was the aim from the start. Both speak of an intention that neither can know.",
    likelihood: "roughly even",
    asOf,
  },
  {
    claim: "isis-sole",
    analyst: "ana",
    state: "returned",
    tag: "evidenced",
    basis: "corroborated",
    rationale: "The group claims the attack, and the US government confirms it.",
    likelihood: "very likely",
    asOf,
    review: {
      reviewer: "rae",
      outcome: "returned",
      reasonCode: "scope",
      comment:
        "This shows that ISIS did it. The claim is that nobody else had a part in it. What do we have for “sole”, beside one sentence from one government?",
      aboutEvidence: "nsc-statement",
    },
  },
  {
    claim: "putin-islamists",
    analyst: "ben",
    state: "returned",
    tag: "evidenced",
    basis: "single-source",
    rationale: "He said so at the meeting of 25 March, and so dropped the accusation against Ukraine.",
    asOf,
    review: {
      reviewer: "rae",
      outcome: "returned",
      reasonCode: "reading",
      comment: "He did not drop it: in the same passage he asks who ordered the attack and points to Kyiv. Please read on.",
    },
  },
  {
    claim: "injuries",
    analyst: "ana",
    state: "draft",
    tag: "evidenced",
    basis: "single-source",
    rationale: "Seen by reporters in court. The videos fit but nobody has signed for them;",
    asOf,
  },
  {
    claim: "putin-provocative",
    analyst: "ana",
    state: "draft",
    rationale: "Check the published speech for whether he means the embassy’s alert.",
  },
  { claim: "antonov-denied", analyst: "ben", state: "draft", tag: "evidenced", rationale: "" },
];

export const assessments: readonly DemoAssessment[] = [...settled, ...settledAccusations, ...differed, ...underWay];
