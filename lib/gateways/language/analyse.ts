import winkNLP, { type PartOfSpeech, type WinkMethods } from "wink-nlp";
import model from "wink-eng-lite-web-model";
import type { Analyse, AnalysedToken, Analysis } from "@/lib/domain/splitting/propose-analysis";
import { namesIn } from "./names";

/** The model takes some 70 ms to load: once, and only when a sentence is first read. */
let loaded: WinkMethods | undefined;

/**
 * Reads one English sentence into tokens with part of speech and lemma, and the names in it.
 * Offsets count UTF-16 code units. Deterministic; never fails, whatever the text.
 */
export const analyse: Analyse = (sentence): Analysis => {
  loaded ??= winkNLP(model, ["pos"]);
  const { its } = loaded;
  const words = loaded.readDoc(sentence).tokens();
  const values = words.out();
  // The declared type of its.lemma does not match the declared type of out().
  const lemmas = words.out(its.lemma as unknown as typeof its.normal);
  const parts = words.out(its.pos) as PartOfSpeech[];
  const tokens: AnalysedToken[] = [];
  let from = 0;
  for (let i = 0; i < values.length; i++) {
    const text = values[i]!;
    const pos = parts[i]!;
    if (pos === "SPACE" || text.trim() === "") continue;
    const start = sentence.indexOf(text, from);
    // A tokenizer that rewrites a word must not shift what follows: the word is left out.
    if (start < 0) continue;
    from = start + text.length;
    tokens.push({ start, end: from, text, lemma: (lemmas[i] ?? text).toLowerCase(), pos });
  }
  const joined = joinHyphens(tokens);
  return { tokens: joined, entities: namesIn(joined) };
};

/** The tokenizer takes "IS-KP" and "all-out" apart; the rules need them whole. */
function joinHyphens(tokens: readonly AnalysedToken[]): AnalysedToken[] {
  const joined: AnalysedToken[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const before = joined.at(-1);
    const after = tokens[i + 1];
    if (!isHyphen(token) || before?.end !== token.start || after?.start !== token.end) {
      joined.push(token);
      continue;
    }
    const text = before.text + token.text + after.text;
    const pos = /^\p{Lu}/u.test(text) && /\p{Lu}/u.test(after.text) ? "PROPN" : after.pos;
    const noVerb =
      pos === "VERB" || pos === "AUX" || pos === "ADP" || (pos === "NOUN" && /^(NOUN|VERB|ADJ)$/.test(tokens[i + 2]?.pos ?? ""))
        ? "ADJ"
        : pos;
    joined[joined.length - 1] = {
      start: before.start,
      end: after.end,
      text,
      lemma: text.toLowerCase(),
      pos: noVerb,
    };
    i++;
  }
  return joined;
}

const isHyphen = (token: AnalysedToken): boolean => /^[-‐‑]$/.test(token.text);
