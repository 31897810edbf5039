import { afterTo, auxiliaryGroup, isAuxiliary, type Verb } from "./propose-auxiliaries";
import { finiteForm } from "./propose-finite";
import type { Word } from "./propose-words";

/** The finite verbs of a sentence, in order. Infinitives, gerunds and participles used as adjectives are none. */
export function findVerbs(words: readonly Word[]): Verb[] {
  const verbs: Verb[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (isAuxiliary(words, i)) {
      const verb = auxiliaryGroup(words, i);
      if (verb) verbs.push(verb);
      i = (verb?.to ?? i + 1) - 1;
      continue;
    }
    if (word.pos !== "VERB" || afterTo(words, i)) continue;
    const form = finiteForm(words, i, verbs);
    if (!form) continue;
    const bare = form === "bare";
    verbs.push({
      from: i,
      to: i + 1,
      head: i,
      lemma: word.lemma,
      form: form === "bare" ? "past" : form,
      negated: /^(never|no)$/.test(words[i - 1]?.low ?? ""),
      passive: bare && (verbs.at(-1)?.passive ?? false),
      bare,
    });
  }
  for (const verb of verbs) {
    if (verb.lemma !== "point" || words[verb.to]?.low !== "out") continue;
    verb.lemma = "point out";
    verb.to += 1;
  }
  return verbs;
}
