import type { Mode } from "@/lib/domain/splitting/candidate";
import { hasListener, mayFollow, modeOf } from "./attribution-verbs";
import type { Verb } from "./propose-auxiliaries";
import { oneOf } from "./one-of";
import { findVerbs } from "./propose-verbs";
import { isNominal, opensPhrase, shapeOf, type Word } from "./propose-words";

/** Words that attribute the rest of their sentence, without a clause of their own around it: "…, officials said". */
export type Frame = {
  /** Indexes into the words that were searched, `to` exclusive, marks at either side included. */
  from: number;
  to: number;
  speaker: Word[];
  mode: Mode;
  negated: boolean;
};

const noSpeaker = /^(plan|plans|schedule|law|tradition|need|needs|size|rule|rules|which|whether|how)$/;

/** All the frames of a sentence, in order, not overlapping. */
export function findFrames(words: readonly Word[]): Frame[] {
  const verbs = findVerbs(words);
  const frames = [
    ...accordingTo(words),
    ...inTheWordsOf(words),
    ...asSaid(words, verbs),
    ...verbs.flatMap((verb) => asideOf(words, verbs, verb) ?? []),
  ];
  const taken: Frame[] = [];
  for (const frame of frames.toSorted((a, b) => a.from - b.from)) {
    // "said that, according to X, P": the frame belongs to what is said
    const inside = words[frame.from - 1]?.low === "that" || (words[frame.from]?.text === "," && words[frame.from - 1]?.low === "that");
    // "…, said Rourke, who runs a fund": about the speaker, to the end
    const next = words[frame.to];
    const about =
      words[frame.to - 1]?.text === "," &&
      next &&
      (/^(who|whose|which)$/.test(next.low) || /^(asking|speaking|citing|referring|quoting)$/.test(next.low));
    if (about && !words.slice(frame.to).some((word) => word.quoted)) frame.to = words.length;
    if (!inside && frame.speaker.length > 0 && frame.from >= (taken.at(-1)?.to ?? 0)) taken.push(frame);
  }
  return taken;
}

const isBreakMark = oneOf(', ; : – — ( ) “ ” " .');
const isBreak = (word: Word | undefined): boolean => word === undefined || isBreakMark(word.text);
const isClosing = (word: Word | undefined): boolean => word !== undefined && (word.text === "”" || (word.text === '"' && !word.quoted));

/** Indexes from here to the next mark (exclusive). */
function untilBreak(words: readonly Word[], from: number): number {
  let i = from;
  while (i < words.length && !isBreak(words[i])) i++;
  return i;
}

function accordingTo(words: readonly Word[]): Frame[] {
  const frames: Frame[] = [];
  for (let i = 0; i < words.length - 2; i++) {
    if (words[i]!.low !== "according" || words[i + 1]!.low !== "to") continue;
    const to = untilBreak(words, i + 2);
    const speaker = words.slice(i + 2, to);
    if (speaker.some((word) => noSpeaker.test(word.low)) || !speaker.some((word) => isNominal(word.pos))) continue;
    const leading = words.slice(0, i).every((word) => word.text === "," || word.pos === "ADV" || word.pos === "CCONJ");
    const from = words[i - 1]?.text === "," ? i - 1 : i;
    const end = afterApposition(words, to);
    // a comma closes the frame when it leads or stands inside
    frames.push({ from, to: words[end]?.text === "," && (leading || from < i) ? end + 1 : end, speaker, mode: "says", negated: false });
  }
  return frames;
}

/** Skips ", head of the agency," after a speaker: a short aside without a verb, closed by a mark. */
function afterApposition(words: readonly Word[], comma: number): number {
  if (words[comma]?.text !== ",") return comma;
  const end = untilBreak(words, comma + 1);
  const aside = words.slice(comma + 1, end);
  const role =
    aside.length > 1 &&
    aside.length < 14 &&
    (aside[0]!.pos === "DET" || aside[0]!.pos === "NOUN") &&
    aside.some((word) => word.low === "of" || word.low === "for" || word.pos === "NOUN");
  const closed = words[end] === undefined || words[end].text === "." || words[end].text === ",";
  return role && closed && findVerbs(aside).length === 0 && (end >= words.length - 1 || words[end]!.text === ",") ? end : comma;
}

function inTheWordsOf(words: readonly Word[]): Frame[] {
  for (let i = 0; i < words.length - 3; i++) {
    if (words[i]!.low !== "in") continue;
    const end = untilBreak(words, i);
    const part = words.slice(i + 1, end);
    const own = part.findIndex((word) => word.low === "words" || word.low === "view" || word.low === "telling");
    if (own < 0 || findVerbs(part).length > 0) continue;
    const possessive = /^'s?$/.test(part[own - 1]?.low ?? "");
    const speaker = possessive ? part.slice(0, own - 1) : part[own + 1]?.low === "of" ? part.slice(own + 2) : [];
    if (speaker.length === 0) continue;
    const from = words[i - 1]?.text === "," ? i - 1 : i;
    return [{ from, to: words[end]?.text === "," ? end + 1 : end, speaker, mode: "says", negated: false }];
  }
  return [];
}

/** "As Crisis Group has outlined, …": the clause of a say-verb that has no object of its own. */
function asSaid(words: readonly Word[], verbs: readonly Verb[]): Frame[] {
  return verbs.flatMap((verb): Frame[] => {
    const mode = modeOf(verb.lemma) ?? (/^(outline|describe|put)$/.test(verb.lemma) ? "says" : null);
    const as = words.slice(0, verb.from).findLastIndex((word) => word.low === "as");
    if (mode === null || as < 0 || (as > 0 && words[as - 1]!.text !== ",")) return [];
    const end = verb.lemma === "put" && words[verb.to]?.low === "it" ? verb.to + 1 : verb.to;
    if (!isBreak(words[end]) || words.slice(as, verb.from).some(isBreak)) return [];
    const from = as > 0 ? as - 1 : as;
    return [{ from, to: words[end]?.text === "," ? end + 1 : end, speaker: words.slice(as + 1, verb.from), mode, negated: verb.negated }];
  });
}

/** ", officials said", ", said Smith, head of the agency", "“…” the minister told reporters": after or amid what was said. */
function asideOf(words: readonly Word[], verbs: readonly Verb[], verb: Verb): Frame | null {
  const mode = modeOf(verb.lemma);
  if (mode === null || !mayFollow.has(verb.lemma) || verb.from === 0) return null;
  return inverted(words, verbs, verb, mode) ?? following(words, verbs, verb, mode);
}

function inverted(words: readonly Word[], verbs: readonly Verb[], verb: Verb, mode: Mode): Frame | null {
  const before = words[verb.from - 1]!;
  const first = words[verb.to];
  if (hasListener.has(verb.lemma) && !isClosing(before)) return null;
  if (!(before.text === "," || isClosing(before)) || !first || !opensPhrase(first) || first.low === "that") return null;
  const end = untilBreak(words, verb.to);
  const speaker = words.slice(verb.to, end);
  const next = verbs.find((other) => other.from >= verb.to);
  if (/^(no|yes|so|nothing|little)\.?$/.test(first.low)) return null;
  if ((next && next.from < end) || !sayable(words, verb.from)) return null;
  // ", head of Y, said the …" has its subject before it and a clause after it
  if (
    words[end] !== undefined &&
    words[end].text === "," &&
    next &&
    !isClosing(before) &&
    words.slice(end, next.from).every((word) => word.text !== "“")
  ) {
    const resumes = next.from < words.length && words.slice(0, verb.from).some((word) => word.text === ",");
    if (!resumes) return null;
  }
  const closed = afterApposition(words, end);
  return {
    from: isClosing(before) ? verb.from : verb.from - 1,
    to: words[closed]?.text === "," ? closed + 1 : closed,
    speaker,
    mode,
    negated: verb.negated,
  };
}

function following(words: readonly Word[], verbs: readonly Verb[], verb: Verb, mode: Mode): Frame | null {
  let start = verb.from;
  while (start > 0 && !isBreak(words[start - 1])) start--;
  if (start === 0) return null;
  const end = untilBreak(words, verb.to);
  const tail = words.slice(verb.to, end);
  const starts = tail[0];
  const listener = hasListener.has(verb.lemma);
  const circumstance =
    !starts || starts.pos === "ADP" || starts.pos === "ADV" || /day$|^(last|this|yesterday|late|early)$/.test(starts.low) || listener;
  if (!circumstance || tail.length > 12 || verbs.some((other) => other.from >= verb.to && other.from < end)) return null;
  if (words[end]?.text === ":" || (words[end]?.text === "“" && words[start - 1]!.text !== "”")) return null;
  let speaker = words.slice(start, verb.from);
  if (speaker.length === 0 || (speaker[0]!.pos === "CCONJ" && speaker.length === 1)) {
    // "…, Omar Hadid, the mayor, said": the name stands one comma back
    const role = untilPreviousBreak(words, start - 1);
    const name = role > 0 && words[role - 1]!.text === "," ? untilPreviousBreak(words, role - 1) : 0;
    if (name <= 0 || words[start - 1]!.text !== "," || end < words.length - 1) return null;
    const aside = words.slice(role, start - 1);
    start = name;
    const post = words.slice(name, role - 1);
    // "the head of the agency, Omar Hadid, told": the name may be the aside
    speaker = isBareName(aside) && !isBareName(post) ? aside : post;
  } else if (speaker[0]!.pos === "CCONJ" || speaker[0]!.low === "that" || /^(which|who|as)$/.test(speaker[0]!.low)) {
    return null;
  }
  if (
    speaker.some((word) => word.pos === "VERB" && shapeOf(word) !== "gerund") &&
    verbs.some((other) => other.from >= start && other.from < verb.from)
  )
    return null;
  // "The crane, officials said, had not been inspected": the verb of what is said comes after
  const resumes =
    words[end]?.text === "," &&
    verbs.some((other) => other.from === end + 1) &&
    isNominal(words[0]!.pos === "DET" ? "NOUN" : words[0]!.pos);
  if (!speaker.some((word) => isNominal(word.pos)) || !(resumes || sayable(words, start))) return null;
  const before = words[start - 1]!;
  return {
    from: isClosing(before) ? start : start - 1,
    to: words[end]?.text === "," ? end + 1 : end,
    speaker,
    mode,
    negated: verb.negated,
  };
}

/** Two to four capitalised words, nothing else. */
export const isBareName = (words: readonly Word[]): boolean =>
  words.length >= 2 && words.length <= 4 && words.every((word) => /^\p{Lu}/u.test(word.text) && word.pos !== "DET");

function untilPreviousBreak(words: readonly Word[], before: number): number {
  let i = before;
  while (i > 0 && !isBreak(words[i - 1])) i--;
  return i;
}

/** What stands before the frame can have been said: a quotation, or a clause that is not merely an adverbial. */
function sayable(words: readonly Word[], before: number): boolean {
  const said = words.slice(0, before);
  if (isClosing(words[before - 1]) || said.some((word) => word.quoted)) return true;
  const first = said[0];
  if (!first || /^(after|before|when|while|although|though|since|if|because|as|until|once)$/.test(first.low)) return false;
  return findVerbs(said).length > 0;
}

const title =
  /^(president|general|gen\.?|minister|prime|foreign|defence|defense|interior|mr\.?|mrs\.?|ms\.?|dr\.?|prof\.?|professor|colonel|col\.?|major|captain|lt\.?|lieutenant|admiral|senator|sen\.?|governor|gov\.?|king|queen|prince|pope|secretary|chancellor|spokesman|spokeswoman|spokesperson|ambassador|judge|mayor|chief|head|director|expert|analyst|commander|premier|official|leader|deputy|former|then|sheikh|sir|lord|state|vice|rep\.?|representative)$/;

/** The speaker as a name to file under: without article, title or post before a name ("FSB head Aleksandr Bortnikov"). */
export function speakerName(sentence: string, speaker: readonly Word[]): string {
  let kept = [...speaker];
  const aside = kept.findIndex((word, i) => i > 0 && /^[,(–—]$/.test(word.text));
  if (aside > 0) kept = kept.slice(0, aside);
  while (kept.length > 1 && (kept.at(-1)!.pos === "ADV" || kept.at(-1)!.text === ",")) kept.pop();
  const post = kept.findLastIndex(
    (word, i) =>
      i < kept.length - 1 &&
      title.test(word.low) &&
      kept.slice(i + 1).every((other, k) => /^\p{Lu}/u.test(other.text) || (k > 0 && /^(of|de|al-?)$/.test(other.low))),
  );
  if (post >= 0 && !kept.slice(0, post).some((word) => word.pos === "ADP")) kept = kept.slice(post + 1);
  while (kept.length > 1 && (kept[0]!.pos === "DET" || /^(the|a|an|also|even|but|and)$/.test(kept[0]!.low))) kept.shift();
  const first = kept[0];
  return first ? sentence.slice(first.start, kept.at(-1)!.end).replace(/\s+/g, " ") : "";
}
