import type { DemoDisposition } from "./types";

const heading = (quote: string): DemoDisposition => ({
  quote,
  disposition: "no-checkable-claim",
  reason: "Heading.",
});

/** Decisions on the sentences that carry no claim, by how the sentence begins. */
export const dispositions: readonly DemoDisposition[] = [
  heading("What is known about the Crocus City Hall attack"),
  { quote: "By Ines Haldane", disposition: "boilerplate", reason: "Byline." },
  {
    quote: "Five days after the shooting",
    disposition: "no-checkable-claim",
    reason: "Sets the scene; every fact in it returns below with its source.",
  },
  {
    quote: "This explainer keeps",
    disposition: "no-checkable-claim",
    reason: "Says what the article intends.",
  },
  {
    quote: "Photo: Flowers and candles",
    disposition: "no-checkable-claim",
    reason: "Describes the picture, which we do not have.",
  },
  heading("The evening of 22 March"),
  heading("Who claimed it"),
  { quote: "A boast, though", disposition: "opinion", reason: "A weighing, not a fact." },
  {
    quote: "Others have since come",
    disposition: "no-checkable-claim",
    reason: "Announces the next two sentences, which are claims of their own.",
  },
  {
    quote: "Three questions are easily",
    disposition: "no-checkable-claim",
    reason: "Sets out how the article proceeds.",
  },
  { quote: "An answer to the first", disposition: "opinion" },
  {
    quote: "Russia and Ukraine are at war",
    disposition: "opinion",
    reason: "The war is common knowledge; the rest is a judgement.",
  },
  {
    quote: "What each of them says",
    disposition: "no-checkable-claim",
    reason: "Says how the article reports.",
  },
  heading("The warning of 7 March"),
  heading("The arrests"),
  { quote: "A confession obtained", disposition: "opinion", reason: "A judgement on evidence." },
  {
    quote: "Was Ukraine behind it?",
    disposition: "no-checkable-claim",
    reason: "A question; the answers below it are claims.",
  },
  {
    quote: "The accusation has come from several people",
    disposition: "no-checkable-claim",
    reason: "Announces the sayings that follow, each of which is a claim.",
  },
  {
    quote: "Accusations this grave",
    disposition: "opinion",
    reason: "Says what ought to be done.",
  },
  heading("What is still open"),
  {
    quote: "How the men were recruited",
    disposition: "no-checkable-claim",
    reason: "States what is not known.",
  },
  {
    quote: "The number of dead, put at",
    disposition: "duplicate",
    reason: "Repeats the count of at least 139.",
  },
  { quote: "Families are waiting", disposition: "opinion" },
  {
    quote: "We will change this article",
    disposition: "no-checkable-claim",
    reason: "A promise by the paper.",
  },
  {
    quote: "Sign up for The Meridian Morning",
    disposition: "boilerplate",
    reason: "Advertisement.",
  },
];

/** Sentences nobody has decided on yet, by how they begin. */
export const open: readonly string[] = [
  "Part of the roof came down",
  "Many of the dead had no gunshot wounds",
  "A second post, a day later",
  "On 23 March, Russia announced the detention",
];
