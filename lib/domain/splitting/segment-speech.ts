import { isSpeechVerb, isStarter } from "@/lib/domain/splitting/abbreviations";
import type { Ending } from "@/lib/domain/splitting/segment-ending";

const QUOTATION_REACH = 300;

/** She said, “Where?” I said…: who speaks stands before the quotation, so that it cannot stand behind it. */
export function isIntroduced({ text, start, mark, markEnd }: Ending): boolean {
  const opening = text[markEnd] === "”" ? "“" : text[markEnd] === "’" ? "‘" : text[markEnd]!;
  const said = text.slice(Math.max(start, mark - QUOTATION_REACH), mark);
  const at = said.lastIndexOf(opening);
  return at > 0 && /[,:]\s{1,2}$/.test(said.slice(Math.max(0, at - 3), at));
}

/** Whether what follows a closed question says who spoke. “Really?” Mary Ann asked: up to three capitalised words, then a verb of speaking. */
export function saysWho(text: string, to: number, { at, word }: { at: number; word: string }): boolean {
  if (isStarter(word) && word !== "I" && !/^(?:Mr|Mrs|Ms|Dr)$/.test(word)) return false;
  const words = text.slice(at, Math.min(at + 60, to)).split(/\s+/, 4);
  for (let place = 1; place < words.length; place++) {
    if (isSpeechVerb(words[place]!.replace(/[.,:;!?]+$/, ""))) return true;
    if (!/^\p{Lu}/u.test(words[place]!)) return false;
  }
  return false;
}
