import type { Subject } from "./propose-subject";
import type { Word } from "./propose-words";

/** Who a pronoun may stand for: a subject named before, with its words as they stand in the text. */
export type Antecedent = Pick<Subject, "plural" | "person" | "named" | "organisation"> & { name: string };

const groupWord = /^(group|organisation|organization|movement|network|militia|company|agency|party|outfit)$/;

export type Reference = "it" | "he" | "they" | "group";

/** What kind of reference a noun phrase is, if it is one. */
export function referenceOf(core: readonly Word[]): Reference | null {
  const [first, second] = core;
  if (core.length === 1 && first) {
    if (first.low === "it") return "it";
    if (first.low === "he" || first.low === "she") return "he";
    if (first.low === "they") return "they";
  }
  if (core.length === 2 && first?.low === "the" && second && groupWord.test(second.low)) return "group";
  return null;
}

/**
 * Resolves a reference only where the nearest subject fits in number and kind; `null` leaves it to a person.
 * `nearest` runs from the closest subject outwards: those of the same sentence, then that of the sentence before.
 */
export function resolve(reference: Reference, nearest: readonly Antecedent[]): Antecedent | null {
  const fitting = nearest.find((subject) => fits(reference, subject));
  if (!fitting || !fitting.named) return null;
  // another subject stands nearer that could be meant as well: not certain
  const nearer = nearest.slice(0, nearest.indexOf(fitting));
  return nearer.some((subject) => subject.plural === fitting.plural && subject.person === fitting.person) ? null : fitting;
}

function fits(reference: Reference, subject: Antecedent): boolean {
  if (reference === "he") return subject.person && !subject.plural;
  if (reference === "they") return subject.plural;
  if (reference === "group") return subject.organisation;
  return !subject.plural && !subject.person;
}

/** "it is possible that", "it was not until": stands for nothing. */
export function isExpletive(words: readonly Word[], verbTo: number): boolean {
  const after = words.slice(verbTo, verbTo + 4);
  return /^(possible|clear|unclear|likely|unlikely|true|important|difficult|hard|easy|necessary|time|not|unknown|probable|impossible|plausible)$/.test(
    after.find((word) => word.pos !== "ADV" && word.low !== "be")?.low ?? "",
  );
}
