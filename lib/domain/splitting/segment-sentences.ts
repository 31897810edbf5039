import { afterClosers, noteEnd, spacedQuotesEnd } from "@/lib/domain/splitting/segment-closers";
import {
  EXTENDER,
  MARK,
  STOP,
  UPPER,
  WHITE,
  isBullet,
  isSpacelessMark,
  isWhiteAt,
  isWordKind,
  kindAt,
  skipWhite,
  trimEnd,
  wordAt,
} from "@/lib/domain/splitting/segment-characters";
import { skipEmoji } from "@/lib/domain/splitting/segment-emoji";
import type { Ending } from "@/lib/domain/splitting/segment-ending";
import { endsAtDot, endsAtStrongMark } from "@/lib/domain/splitting/segment-endings";
import { saysWho } from "@/lib/domain/splitting/segment-speech";
import { brokenWithoutSpace } from "@/lib/domain/splitting/segment-unspaced";

/**
 * Cuts one block into sentences, in a single pass. Every rule looks a bounded way back and ahead, so that time is linear
 * whatever the text.
 */
export class SentenceScanner {
  readonly #text: string;
  readonly #emit: (start: number, end: number) => void;
  #start = 0;
  #to = 0;
  /** Offset up to which the sentence in hand is known to hold nothing but punctuation. */
  #blank = 0;
  readonly #closeRound = { at: -2, bracket: ")" };
  readonly #closeSquare = { at: -2, bracket: "]" };

  /** One object for all marks: a new one for each would double the time of a text full of them. */
  readonly #ending: Ending;

  constructor(text: string, emit: (start: number, end: number) => void) {
    this.#text = text;
    this.#emit = emit;
    const closeOf = (bracket: number) => this.#closeOf(bracket);
    this.#ending = { text, start: 0, mark: 0, markEnd: 0, closersEnd: 0, next: 0, to: 0, ellipsis: false, spaced: false, closeOf };
  }

  /** `from` and `to` bound a trimmed block. */
  scan(from: number, to: number): void {
    const text = this.#text;
    this.#start = this.#blank = from;
    this.#to = to;
    let at = from;
    while (at < to) {
      const stop = STOP[text.charCodeAt(at)]!;
      if (stop === 0) at++;
      else if (stop === 1) at = this.#mark(at);
      else if (stop === 2) at = this.#bullet(at);
      else if (stop === 5) at = this.#brokenOff(at);
      else if (stop === 4 || text.charCodeAt(at + 1) < 0x30) at = this.#emoji(at);
      else at++;
    }
    this.#cut(to, to);
  }

  #cut(end: number, next: number): number {
    const trimmed = trimEnd(this.#text, this.#start, end);
    if (trimmed > this.#start) this.#emit(this.#start, trimmed);
    this.#start = this.#blank = next;
    return next;
  }

  #mark(mark: number): number {
    const text = this.#text;
    const to = this.#to;
    const wide = isSpacelessMark(text.charCodeAt(mark));
    let end = mark + 1;
    while (end < to && (kindAt(text, end) === MARK || kindAt(text, end) === EXTENDER)) end++;
    let dots = end - mark;
    let spaced = false;
    if (text.charCodeAt(mark) === 0x2e) {
      let ahead = end;
      while (ahead + 1 < to && text.charCodeAt(ahead + 1) === 0x2e && isWhiteAt(text, ahead)) {
        ahead += 2;
        dots++;
      }
      if (ahead > end && dots >= 3) {
        // ". . . ." after a word is a full stop, then an omission: the omission opens what follows (Chicago Manual 13.53).
        if (dots >= 4 && end === mark + 1 && !isWhiteAt(text, mark - 1) && this.#capitalAfter(ahead)) return this.#cut(end, end + 1) + 5;
        spaced = true;
        end = ahead;
        while (end < to && kindAt(text, end) === MARK) end++;
      }
    }
    const touching = afterClosers(text, end, to);
    let next = skipWhite(text, touching, to);
    // A word after the white space is by far the commonest: nothing that stands apart needs to be looked for.
    const isPlain = next < to && isWordKind(kindAt(text, next));
    const closersEnd = next > touching && !isPlain ? spacedQuotesEnd(text, touching, to) : touching;
    const ellipsis =
      spaced || text.charCodeAt(mark) === 0x2026 || (dots >= 2 && text.charCodeAt(mark) === 0x2e && text.charCodeAt(mark + 1) === 0x2e);
    if (closersEnd >= to) return to;
    if (!isWhiteAt(text, closersEnd)) {
      if (kindAt(text, closersEnd) === MARK) return closersEnd;
      const cut = wide ? this.#wideCut(end, closersEnd) : brokenWithoutSpace(text, this.#start, mark, end, closersEnd, to);
      return cut && this.#hasContent(mark) ? this.#cut(closersEnd, closersEnd) : closersEnd;
    }
    const tail = isPlain ? closersEnd : this.#tail(closersEnd);
    if (!isPlain) next = skipWhite(text, tail, to);
    if (next >= to) return to;
    if (!this.#hasContent(mark)) {
      const omission = ellipsis && kindAt(text, mark - 1) !== WHITE && text.charCodeAt(this.#start) === 0x5b && closersEnd > end;
      return omission && kindAt(text, next) === UPPER ? this.#cut(tail, next) : tail;
    }
    const ending = this.#ending;
    ending.start = this.#start;
    ending.mark = mark;
    ending.markEnd = end;
    ending.closersEnd = closersEnd;
    ending.next = next;
    ending.to = to;
    ending.ellipsis = ellipsis;
    ending.spaced = spaced;
    const smiles = tail > closersEnd && text.charCodeAt(tail - 1) !== 0x5d;
    const ends = wide || smiles || (text.charCodeAt(end - 1) === 0x2e || ellipsis ? endsAtDot(ending) : endsAtStrongMark(ending));
    return ends ? this.#cut(tail, next) : tail;
  }

  #capitalAfter(at: number): boolean {
    return isWhiteAt(this.#text, at) && kindAt(this.#text, skipWhite(this.#text, at, Math.min(at + 4, this.#to))) === UPPER;
  }

  /** After what stands apart from the mark by a space but belongs to it: emoji, or a note such as "al. [12] showed". */
  #tail(from: number): number {
    const text = this.#text;
    const at = skipWhite(text, from, Math.min(from + 4, this.#to));
    const note = text.charCodeAt(at) === 0x5b ? noteEnd(text, at, this.#to) : -1;
    const end = note > 0 ? note : skipEmoji(text, at, this.#to);
    return end > at && (end >= this.#to || isWhiteAt(text, end)) ? end : from;
  }

  /** In scripts without spaces a stop ends a sentence unless a quotation goes on to say who spoke. */
  #wideCut(end: number, closersEnd: number): boolean {
    if (closersEnd === end) return true;
    return !/^(?:と|っ|、|，|,|.{0,3}[说說道问問答喊叫])/u.test(this.#text.slice(closersEnd, Math.min(closersEnd + 6, this.#to)));
  }

  /** “I thought—” He stopped. A quotation that breaks off ends as if with a full stop. */
  #brokenOff(at: number): number {
    const text = this.#text;
    const code = text.charCodeAt(at + 1);
    if ((code !== 0x201d && code !== 0x22) || at + 2 >= this.#to || !isWhiteAt(text, at + 2)) return at + 1;
    const next = skipWhite(text, at + 2, this.#to);
    const ends = kindAt(text, next) === UPPER && !saysWho(text, this.#to, { at: next, word: wordAt(text, next, this.#to) });
    return ends && this.#hasContent(at) ? this.#cut(at + 2, next) : at + 2;
  }

  #bullet(at: number): number {
    const text = this.#text;
    if (at > this.#start && isWhiteAt(text, at - 1) && isBullet(text.charCodeAt(this.#start))) this.#cut(at, at);
    return at + 1;
  }

  /** Emoji and emoticons close a sentence when a capitalised word follows. */
  #emoji(at: number): number {
    const text = this.#text;
    const end = skipEmoji(text, at, this.#to);
    if (end === at) return at + 1;
    if (at === this.#start || !isWhiteAt(text, at - 1) || !isWhiteAt(text, end) || !this.#hasContent(at)) return end;
    const next = skipWhite(text, end, this.#to);
    return next < this.#to && kindAt(text, next) === UPPER && kindAt(text, next + 1) !== UPPER ? this.#cut(end, next) : end;
  }

  /** Whether the sentence in hand holds a letter or digit (or a sign that is no punctuation) before `before`. */
  #hasContent(before: number): boolean {
    const text = this.#text;
    let at = this.#blank;
    while (at < before) {
      const kind = kindAt(text, at);
      if (isWordKind(kind) || (kind === 1 && text.charCodeAt(at) >= 0xa1)) break;
      at++;
    }
    this.#blank = at;
    return at < before;
  }

  #closeOf(bracket: number): number {
    const memo = this.#text.charCodeAt(bracket) === 0x5b ? this.#closeSquare : this.#closeRound;
    if (memo.at === -1) return -1;
    if (memo.at < bracket) memo.at = this.#text.indexOf(memo.bracket, bracket);
    return memo.at;
  }
}
