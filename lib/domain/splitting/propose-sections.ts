import { findFrames, type Frame } from "./attribution";
import { modeOf } from "./attribution-verbs";
import { closingOf, dropComment, dropConnectives, dropMarks, isDash, isRange, liftAsides, unwrap } from "./propose-asides";
import { findVerbs } from "./propose-verbs";
import { isNominal, shapeOf, type Word } from "./propose-words";
import type { Mode } from "@/lib/domain/splitting/candidate";

/** Who said what a section says, and the words that say so: kept in the saying, left out of what was said. */
export type Attributed = {
  words: Word[];
  speaker: Word[];
  mode: Mode;
  negated: boolean;
  /** Put instead of a word of the frame: "saying" becomes "[Putin said]". */
  participle: { at: number; past: string } | null;
};

/** A part of a sentence that can be read by itself. */
export type Section = { words: Word[]; attributed: Attributed | null };

/** Takes a sentence apart at brackets, dashes, semicolons and colons, and sets aside who said it. */
export function sectionsOf(words: readonly Word[]): Section[] {
  const { main, asides } = liftAsides(unwrap(dropMarks(words)));
  const parts = [
    ...splitAtMarks(dropComment(main)).flatMap((part) => attributedSections(dropConnectives(part))),
    ...asides.map((aside): Section => ({ words: aside, attributed: null })),
  ];
  return parts.filter((section) => section.words.some((word) => word.pos !== "PUNCT"));
}

/** At a semicolon, a lone dash or a colon, where a subject with a verb follows. */
function splitAtMarks(words: readonly Word[]): Word[][] {
  let depth = 0;
  for (let i = 0; i < words.length - 2; i++) {
    const { text, quoted } = words[i]!;
    if (text === "(") depth += 1;
    if (text === ")") depth -= 1;
    if (i === 0 || depth > 0) continue;
    if (quoted && text === ":") continue;
    const dash = isDash(words[i]) && !isRange(words, i) && closingOf(words, i) < 0 && !words.slice(0, i).some(isDash);
    if (text !== ";" && text !== ":" && !dash) continue;
    const rest = words.slice(i + 1);
    const first = findVerbs(rest)[0];
    if (!first || first.from === 0 || /^(which|who|that|including|such)$/.test(rest[0]!.low)) continue;
    if (rest.slice(0, first.from).some((word) => word.text === ":" || word.text === ";")) continue;
    // "said: P": the saying keeps what it says
    if (text === ":" && speakerBefore(words, i)) continue;
    return [words.slice(0, i), ...splitAtMarks(rest)];
  }
  return [[...words]];
}

const saidBy: Record<string, string> = {
  saying: "said",
  claiming: "claimed",
  adding: "added",
  arguing: "argued",
  insisting: "insisted",
  alleging: "alleged",
  noting: "noted",
  stating: "stated",
  asserting: "asserted",
  warning: "warned",
  explaining: "explained",
  confirming: "confirmed",
  denying: "denied",
  accusing: "accused",
  blaming: "blamed",
  stressing: "stressed",
};

function attributedSections(words: readonly Word[]): Section[] {
  const tail = participialSaying(words);
  const head = tail ? words.slice(0, tail.comma) : words;
  const sections = framed(head);
  if (!tail) return sections;
  const speaker = sections[0]?.attributed?.speaker ?? mainSubject(head);
  if (speaker.length === 0) return framed(words);
  const gerund = words[tail.comma + 1]!;
  const mode = modeOf(gerund.lemma) ?? modeOf(gerund.low.replace(/ing$/, "")) ?? (gerund.low === "denying" ? "denies" : "says");
  sections.push({
    words: words.slice(tail.from),
    attributed: {
      words: words.slice(tail.comma + 1, tail.from),
      speaker,
      mode,
      negated: false,
      participle: { at: gerund.at, past: saidBy[gerund.low]! },
    },
  });
  return sections;
}

/** ", saying that P" at the end of a clause. */
function participialSaying(words: readonly Word[]): { comma: number; from: number } | null {
  for (let i = 2; i < words.length - 3; i++) {
    const gerund = words[i + 1]!;
    if (words[i]!.text !== "," || saidBy[gerund.low] === undefined || gerund.quoted) continue;
    if (/^(accusing|blaming)$/.test(gerund.low)) continue;
    const that = words[i + 2]!.low === "that" ? 1 : 0;
    const from = i + 2 + that;
    const rest = words.slice(from);
    const verb = findVerbs(rest)[0];
    if (!verb || verb.from === 0 || (that === 0 && rest.slice(0, verb.from).some((word) => word.text === ","))) continue;
    return { comma: i, from };
  }
  return null;
}

function mainSubject(words: readonly Word[]): Word[] {
  const verb = findVerbs(words)[0];
  if (!verb) return [];
  let from = 0;
  for (let i = 0; i < verb.from; i++) if (words[i]!.text === "," && words[0]!.pos === "ADP") from = i + 1;
  return words.slice(from, verb.from);
}

function framed(words: readonly Word[]): Section[] {
  const quote = quotedSaying(words);
  if (quote) return [quote];
  const frames = findFrames(words);
  if (frames.length === 0) return [{ words: [...words], attributed: null }];
  // "…, officials said, while the ministry put it at 137": the rest is somebody else's
  const end = frames[0]!.to;
  const opener = words[end];
  const rest = words.slice(end + 1);
  if (opener && frames[0]!.from > 0 && /^(while|whereas|although|though|but)$/.test(opener.low) && (findVerbs(rest)[0]?.from ?? 0) > 0) {
    return [attribute(words.slice(0, end), [frames[0]!]), ...framed(rest)];
  }
  return [attribute(words, frames)];
}

function attribute(words: readonly Word[], frames: readonly Frame[]): Section {
  const frame = frames[0]!;
  const inFrame = (i: number): boolean => frames.some(({ from, to }) => i >= from && i < to);
  const content = words.filter((_, i) => !inFrame(i));
  return {
    words: dropConnectives(content),
    attributed: {
      words: words.slice(frame.from, frame.to),
      speaker: [...frame.speaker],
      mode: frame.mode,
      negated: frame.negated,
      participle: null,
    },
  };
}

function speakerBefore(words: readonly Word[], end: number): { speaker: Word[]; mode: Mode; negated: boolean } | null {
  const left = words.slice(0, end);
  const verb = findVerbs(left).at(-1);
  const mode = verb && modeOf(verb.lemma);
  if (
    !verb ||
    !mode ||
    verb.from === 0 ||
    (verb.form === "be" && verb.head > verb.from) ||
    left.length - verb.to > 9 ||
    left.slice(verb.to).some((word) => word.low === "that")
  )
    return null;
  const before = left.slice(0, verb.from);
  const comma = before.findLastIndex((word) => word.text === ",");
  const lead = comma > 0 && /^(ADP|ADV|SCONJ)$/.test(before[0]!.pos);
  const speaker = lead
    ? before.slice(comma + 1)
    : comma > 0
      ? before.slice(
          0,
          before.findIndex((word) => word.text === ","),
        )
      : before;
  return speaker.some((word) => isNominal(word.pos)) ? { speaker, mode, negated: verb.negated } : null;
}

/** "Putin said: “P”", "He told reporters, “P”": the saying comes first, and the quotation is the rest. */
function quotedSaying(words: readonly Word[]): Section | null {
  const open = words.findIndex((word, i) => i > 1 && (word.text === "“" || (word.text === '"' && word.quoted) || word.text === ":"));
  if (open < 0) return null;
  const content = words.slice(open);
  const before = words[open - 1]!;
  const mark = words[open]!.text === ":" || before.text === "," || before.text === ":" || modeOf(before.lemma) !== null;
  const said = mark && speakerBefore(words, before.text === "," ? open - 1 : open);
  if (!said || findVerbs(content).length === 0 || (words[open]!.text !== ":" && content.length < 4)) return null;
  if (words[open]!.text !== ":" && content.filter((word) => word.quoted).length < content.length * 0.7) return null;
  const rest = words[open]!.text === ":" ? content.slice(1) : content;
  return { words: rest, attributed: { words: words.slice(0, words[open]!.text === ":" ? open + 1 : open), ...said, participle: null } };
}

/** A sentence that tells the reader to do something: "Subscribe to …". */
export function isImperative(words: readonly Word[]): boolean {
  const first = words[0];
  return first !== undefined && first.pos === "VERB" && shapeOf(first) === "base" && !words.slice(0, 2).some((word) => word.text === ",");
}
