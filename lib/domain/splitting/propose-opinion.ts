import { findFirst, sought, soughtIn } from "./linter-sought";
import { judgingWord, obligation } from "./linter-words";

const copula = /\b(?:is|are|was|were|be|been|seems?|remains?|looks?|sounds?)\b/iu;
const firstPerson = sought(/\b(?:I|we) (?:think|believe|feel|hope|fear|find)\b/u, "think believe feel hope fear find".split(" "));
const anyJudgement = judgingWord.bit | obligation.bit | firstPerson.bit;
const checkable = /\d|\b(?:killed|wounded|arrested|signed|launched|voted|died|paid|sold|bought|won|lost)\b/iu;

/**
 * Pure evaluation ("This is absurd.", "The government should resign."), with nothing in it to check.
 * A hedged or judging sentence that also reports something is not meant: it stays a claim, with a hint.
 */
export function isOpinion(sentence: string): boolean {
  const bits = soughtIn(sentence);
  if ((bits & anyJudgement) === 0 || checkable.test(sentence)) return false;
  if (findFirst(firstPerson, sentence, bits)) return true;
  if (/\b(?:should|must|ought to)\b/iu.test(sentence) && !/\bmust have\b/iu.test(sentence)) return true;
  const judging = findFirst(judgingWord, sentence, bits);
  if (!judging || /^(?:best|worst|obvious|devastating|wise|right thing)$/iu.test(judging.text)) return false;
  return copula.test(sentence.slice(0, judging.index)) && sentence.split(/\s+/).length <= 16;
}
