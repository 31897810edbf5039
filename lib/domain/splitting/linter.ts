import type { CandidateKind, Hint } from "@/lib/domain/splitting/candidate";
import { findFirst, type Found, type Sought, soughtIn } from "./linter-sought";
import {
  confidenceWord,
  danglingNoun,
  hedge,
  joiner,
  judgingWord,
  likelihoodWord,
  obligation,
  ownPronoun,
  pointingOpener,
  prediction,
  pronoun,
  relativeDate,
  sayingVerb,
} from "./linter-words";
import { unfaithfulWords } from "./propose-render";

const irregularPast =
  "rose|fell|grew|sank|took|gave|went|did|had|made|came|saw|led|fled|shot|held|left|lost|found|began|broke|built|brought|bought|caught|drove|fell|fought|got|hit|kept|knew|met|put|ran|sent|set|sold|stood|struck|told|threw|won|wrote|is|are|was|were|has|have|will|would|can|could|may|might";
const pastVerb = `(?:[\\p{L}]{3,}ed|${irregularPast})`;
const joinedPredicates = new RegExp(
  `\\b${pastVerb}\\b.*?\\b(?:and|but)\\s+(?:also |then |later |subsequently |now )?${pastVerb}\\b(?=\\s+(?:the|a|an|to|at|on|off|out|up|down|from|into|over|more|about|nearly|almost|\\d|his|her|its|their|that|dozens|hundreds|several|another|\\p{Ll}+s\\b)|[.,]?\\s*$)`,
  "iu",
);
const joinedClauses = new RegExp(
  `\\b${pastVerb}\\b.*?(?:;|,\\s(?:and|but|while|whereas|although|though)|(?<!\\p{Lu}\\p{L}*)\\s(?:and|but|while|whereas|although|though))\\s+(?:it|he|she|they|there|the|a|an|its|his|her|their|\\p{Lu}\\p{L}+)\\s(?:[\\p{L}’'-]+\\s){0,4}?${pastVerb}\\b`,
  "u",
);
const longest = 1500;
const quoted = /[“"][^”"]*[”"]/gu;

/**
 * Advice on one statement against the text it is anchored to, by the rules of a good atomic claim (DOMAIN.md).
 * Works on the words alone, so that it can run while somebody types. Hints never block.
 */
export function lintStatement(full: string, anchored: string, kind: CandidateKind = "fact"): Hint[] {
  // some of the patterns look far ahead: what is longer than any statement is judged by its beginning
  const statement = full.slice(0, longest);
  const hints: Hint[] = [];
  // same length, so that offsets hold: what stands in brackets or quotation marks is not linted for its wording
  const bare = statement.includes("[") ? blank(statement, /\[[^\]]*\]/gu) : statement;
  const plain = blank(bare, quoted);
  const bits = soughtIn(plain);
  const found = (what: Sought): Found | null => findFirst(what, plain, bits);
  const hint = (rule: string, message: string, at: Found | null = null) =>
    hints.push(at ? { rule, message, start: at.index, end: at.index + at.text.length } : { rule, message });

  if (statement.includes("?") && /\?[”"’)\]]*$/u.test(statement.trim()))
    hint("question", "A question cannot be checked: say what would have to be true.");
  // in a saying the verb that says is not a fact of its own
  const mayJoin = (bits & joiner.bit) !== 0 || plain.includes(";");
  const content = kind === "saying" && mayJoin ? blank(plain, sayingVerb.pattern) : plain;
  const joined = mayJoin && (joinedClauses.test(content) || joinedPredicates.test(content));
  if (joined) hint("two-facts", "Two facts in one: split it, so that each can be judged alone.");
  const speaker = kind === "saying" ? null : found(sayingVerb);
  if (speaker) hint("speaker-inside", "Names who said it: leave the speaker out, unless the saying itself is what is checked.", speaker);
  const dangling = danglingReference(plain, bare, bits);
  if (dangling)
    hint(
      "dangling-reference",
      `“${dangling.text.trim()}” cannot be understood without the article: say who or what in [brackets].`,
      dangling,
    );
  const date = found(relativeDate);
  if (date) hint("relative-date", `“${date.text}” depends on when it was written: add the date in [brackets].`, date);
  const unfaithful = unfaithfulWords(statement, anchored);
  if (unfaithful.length > 0) {
    const at = statement.toLowerCase().indexOf(unfaithful[0]!);
    hint(
      "unfaithful",
      `Not in the anchored text: ${unfaithful
        .slice(0, 5)
        .map((word) => `“${word}”`)
        .join(", ")}. Put added words in [brackets].`,
      at < 0 ? null : { index: at, text: unfaithful[0]! },
    );
  }
  const likelihood = found(likelihoodWord);
  const confidence = found(confidenceWord);
  const hedged = found(hedge);
  if (likelihood && confidence) hint("likelihood-and-confidence", "How likely and how sure are two things: keep them apart.", confidence);
  else if (hedged) hint("hedged", "Says only that it may be so: check whether the hedge is part of the claim.", hedged);
  const later = found(prediction);
  if (later) hint("prediction", "About the future or the hypothetical: it may not be checkable yet.", later);
  const judging = found(judgingWord) ?? found(obligation);
  if (judging) hint("opinion", `“${judging.text}” judges: is there a fact in it that can be checked?`, judging);
  const run = runTogether(statement);
  if (run) hint("run-together", `“${run.text}” looks like words run together.`, run);
  return hints;
}

const blank = (text: string, pattern: RegExp): string => text.replace(pattern, (part) => " ".repeat(part.length));

function danglingReference(plain: string, bare: string, bits: number): Found | null {
  for (const match of (bits & pronoun.bit) === 0 ? [] : plain.matchAll(pronoun.pattern)) {
    // "us" is a pronoun, "US" is not; a name before it in the statement may be what it stands for
    if (/^(?:US|I|IT)$/u.test(match[0]) && match[0] !== "I") continue;
    if (
      /^it$/iu.test(match[0]) &&
      /^\s+(?:is|was|would be|seems|appears|remains)\s+(?:\w+ly |quite |not |also )*(?:possible|clear|unclear|likely|unlikely|true|important|difficult|hard|easy|necessary|unknown|that)/iu.test(
        plain.slice(match.index + 2),
      )
    )
      continue;
    const own = ownPronoun.test(match[0]);
    const before = bare.slice(0, match.index);
    if (
      !own &&
      (/\p{Lu}/u.test(before.trimStart().slice(1)) ||
        /^\s*(?:\p{Lu}\p{L}*\s)+/u.test(before) ||
        before.includes("[") ||
        hasBracket(plain, bare, match.index))
    )
      continue;
    return { index: match.index, text: match[0] };
  }
  return findFirst(pointingOpener, plain, bits) ?? findFirst(danglingNoun, plain, bits);
}

/** Brackets were blanked in both; a run of blanks before the pronoun was a bracket, and may name it. */
const hasBracket = (plain: string, bare: string, index: number): boolean =>
  /^\s{3,}|\s{4,}/u.test(bare.slice(0, index)) && plain.length === bare.length;

function runTogether(statement: string): Found | null {
  if (!/\d\p{Ll}|[.!?]\p{Lu}/u.test(statement)) return null;
  const match =
    /\b\d{2,}(?!st\b|nd\b|rd\b|th\b|s\b|m\b|km\b|kg\b|mm\b|cm\b|am\b|pm\b|bn\b|mph\b|kmh\b|ft\b)\p{Ll}{2,}|\p{Ll}{2,}[.!?]\p{Lu}\p{Ll}+/u.exec(
      statement,
    );
  return match ? { index: match.index, text: match[0] } : null;
}
