import { anchorAt, type AnchorQuote } from "@/lib/domain/anchors";

/** Words of an article; `origin` is the word's number in the first version, -1 for a word that came later. */
type Word = { text: string; origin: number };
type Sentence = Word[];
type Paragraph = Sentence[];

/**
 * What must become of a claim. `gone`: half or more of its words are. `edited`: its inside changed, at this place.
 * `scattered`: its parts stand far from one another now.
 */
export type Truth = {
  kind: "same" | "edited" | "gone" | "scattered";
  start: number;
  end: number;
};
export type Edits = {
  typo: number;
  replace: number;
  insert: number;
  remove: number;
  moveParagraph: number;
  removeParagraph: number;
  addParagraph: number;
  repeatSentence: number;
  removeSentence: number;
  moveSentence: number;
};

const none: Edits = {
  typo: 0,
  replace: 0,
  insert: 0,
  remove: 0,
  moveParagraph: 0,
  removeParagraph: 0,
  addParagraph: 0,
  repeatSentence: 0,
  removeSentence: 0,
  moveSentence: 0,
};
/** Corrections: spelling, here and there a word. */
export const lightEdits: Edits = { ...none, typo: 0.004, replace: 0.002, insert: 0.001, addParagraph: 0.002 };
/** A rewrite: one word in twenty changed, paragraphs moved, removed and added, sentences repeated and removed. */
export const heavyEdits: Edits = {
  typo: 0.002,
  replace: 0.018,
  insert: 0.016,
  remove: 0.016,
  moveParagraph: 0.05,
  removeParagraph: 0.02,
  addParagraph: 0.02,
  repeatSentence: 0.01,
  removeSentence: 0.01,
  moveSentence: 0.01,
};

/** Mulberry32: small, seeded, the same everywhere. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A generated article whose edits are tracked word by word, so that where each claim went is known. */
export class EditedArticle {
  readonly #random: () => number;
  readonly #vocabulary: string[];
  readonly #boilerplate: string[][];
  #paragraphs: Paragraph[] = [];
  #words = 0;

  /** `copies` repeats the whole article, so that no sentence of it stands only once. */
  constructor(seed: number, length: number, copies = 1) {
    this.#random = seededRandom(seed);
    this.#vocabulary = this.#makeVocabulary(6000);
    this.#boilerplate = Array.from({ length: 40 }, () => this.#sentence());
    for (let size = 0; size < length / copies; ) {
      const paragraph = this.#paragraph(true);
      this.#paragraphs.push(paragraph);
      size += paragraph.reduce((sum, sentence) => sum + sentence.reduce((n, word) => n + word.text.length + 1, 0), 2);
    }
    const once = this.#paragraphs;
    for (let copy = 1; copy < copies; copy++) {
      const again = once.map((p) => p.map((sentence) => sentence.map(({ text }) => ({ text, origin: this.#words++ }))));
      this.#paragraphs = [...this.#paragraphs, ...again];
    }
  }

  /** The text as it stands, with the offset of each word. */
  render(): { text: string; words: { origin: number; text: string; start: number; end: number }[] } {
    const words: { origin: number; text: string; start: number; end: number }[] = [];
    const parts: string[] = [];
    let at = 0;
    for (const paragraph of this.#paragraphs) {
      const flat = paragraph.flat();
      if (flat.length === 0) continue;
      if (at > 0) {
        parts.push("\n\n");
        at += 2;
      }
      flat.forEach((word, i) => {
        if (i > 0) {
          parts.push(" ");
          at++;
        }
        words.push({ origin: word.origin, text: word.text, start: at, end: at + word.text.length });
        parts.push(word.text);
        at += word.text.length;
      });
    }
    return { text: parts.join(""), words };
  }

  /** Claims on whole sentences, clauses, and pairs of sentences, to be made before any edit. */
  claims(count: number): AnchorQuote[] {
    const { text, words } = this.render();
    const sentences = this.#paragraphs.flatMap((paragraph) =>
      paragraph.map((sentence, i) => ({ sentence, next: paragraph[i + 1] })),
    );
    return Array.from({ length: count }, () => {
      const { sentence, next } = this.#pick(sentences.filter((s) => s.sentence.length >= 4));
      let from = sentence[0]!.origin;
      let to = sentence.at(-1)!.origin;
      const kind = this.#random();
      if (kind < 0.3) {
        from += Math.floor(this.#random() * (sentence.length - 3));
        to = Math.min(to, from + 3 + Math.floor(this.#random() * 10));
      } else if (kind < 0.4 && next) to = next.at(-1)!.origin;
      return anchorAt(text, words[from]!.start, words[to]!.end);
    });
  }

  edit(edits: Edits): void {
    const random = this.#random;
    const sentences = this.#paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
    const some = (share: number) => Math.round(share * this.#paragraphs.length);
    const someSentences = (share: number) => Math.round(share * sentences);
    const paragraph = () => Math.floor(random() * this.#paragraphs.length);
    for (let i = some(edits.moveParagraph); i > 0; i--) {
      const [moved] = this.#paragraphs.splice(paragraph(), 1);
      this.#paragraphs.splice(paragraph(), 0, moved!);
    }
    for (let i = some(edits.removeParagraph); i > 0; i--) this.#paragraphs.splice(paragraph(), 1);
    for (let i = some(edits.addParagraph); i > 0; i--) this.#paragraphs.splice(paragraph(), 0, this.#paragraph(false));
    for (let i = someSentences(edits.removeSentence); i > 0; i--) this.#takeSentence();
    for (let i = someSentences(edits.moveSentence); i > 0; i--) this.#putSentence(this.#takeSentence());
    for (let i = someSentences(edits.repeatSentence); i > 0; i--) {
      const from = this.#paragraphs[paragraph()]!;
      if (from.length === 0) continue;
      const at = Math.floor(random() * from.length);
      const copy = from[at]!.map(({ text }) => ({ text, origin: -1 }));
      if (random() < 0.3) from.splice(at + 1, 0, copy);
      else this.#putSentence(copy);
    }
    this.#paragraphs = this.#paragraphs.map((p) => p.map((sentence) => this.#edited(sentence, edits)));
  }

  #edited(sentence: Sentence, edits: Edits): Sentence {
    const result: Sentence = [];
    for (const word of sentence) {
      const chance = this.#random();
      let border = edits.remove;
      if (chance < border) continue;
      if (chance < (border += edits.replace)) {
        let text = this.#word();
        while (text === word.text) text = this.#word();
        result.push({ text, origin: word.origin });
      } else if (chance < (border += edits.insert)) {
        result.push(word, { text: this.#word(), origin: -1 });
      } else if (chance < border + edits.typo) {
        const at = Math.floor(this.#random() * word.text.length);
        result.push({ text: `${word.text.slice(0, at)}q${word.text.slice(at + 1)}`, origin: word.origin });
      } else result.push(word);
    }
    return result;
  }

  #takeSentence(): Sentence {
    const paragraph = this.#pick(this.#paragraphs.filter((p) => p.length > 1));
    return paragraph.splice(Math.floor(this.#random() * paragraph.length), 1)[0]!;
  }

  #putSentence(sentence: Sentence): void {
    const paragraph = this.#pick(this.#paragraphs);
    paragraph.splice(Math.floor(this.#random() * (paragraph.length + 1)), 0, sentence);
  }

  #paragraph(original: boolean): Paragraph {
    const length = 1 + Math.floor(this.#random() * 6);
    return Array.from({ length }, () => {
      const words = this.#random() < 0.06 ? this.#pick(this.#boilerplate) : this.#sentence();
      return words.map((text) => ({ text, origin: original ? this.#words++ : -1 }));
    });
  }

  #sentence(): string[] {
    const length = 5 + Math.floor(this.#random() * this.#random() * 34);
    return Array.from({ length }, (_, i) => {
      const word = this.#word();
      const start = i === 0 ? word[0]!.toUpperCase() + word.slice(1) : word;
      if (i === length - 1) return `${start}.`;
      return this.#random() < 0.07 ? `${start},` : start;
    });
  }

  /** Zipf: the word of rank r comes about 1/r as often as the first. */
  #word(): string {
    const rank = Math.floor(Math.exp(this.#random() * Math.log(this.#vocabulary.length + 1))) - 1;
    return this.#vocabulary[rank] ?? this.#vocabulary[0]!;
  }

  #makeVocabulary(size: number): string[] {
    const syllables = "ka lo mi ter an sho ve ri den pol gra so un tel bar os in est ble con".split(" ");
    const words = new Set<string>();
    while (words.size < size) {
      const length = words.size < 60 ? 1 + Math.floor(this.#random() * 2) : 2 + Math.floor(this.#random() * 3);
      words.add(Array.from({ length }, () => this.#pick(syllables)).join(""));
    }
    return [...words];
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)]!;
  }
}

/** Where a claim went, by the words it was made of. */
export function truthOf(
  before: ReturnType<EditedArticle["render"]>,
  after: ReturnType<EditedArticle["render"]>,
  claims: AnchorQuote[],
): Truth[] {
  const place = new Map<number, number>();
  after.words.forEach((word, i) => {
    if (word.origin >= 0) place.set(word.origin, i);
  });
  const first = new Map(before.words.map((word) => [word.start, word.origin]));
  return claims.map((claim) => {
    const found: number[] = [];
    let unchanged = 0;
    let total = 0;
    for (let origin = first.get(claim.start)!; (before.words[origin]?.start ?? Infinity) < claim.end; origin++) {
      total++;
      const at = place.get(origin);
      if (at === undefined) continue;
      found.push(at);
      if (after.words[at]!.text === before.words[origin]!.text) unchanged++;
    }
    if (found.length === 0) return { kind: "gone", start: -1, end: -1 };
    const start = after.words[Math.min(...found)]!.start;
    const end = after.words[Math.max(...found)]!.end;
    if (after.text.slice(start, end) === claim.exact) return { kind: "same", start, end };
    if (end - start > 3 * claim.exact.length + 100) return { kind: "scattered", start, end };
    return { kind: unchanged * 2 <= total ? "gone" : "edited", start, end };
  });
}

export type Outcome = "right" | "shown" | "wrong";

/**
 * Right; or not right but shown to a person (fuzzy, lost); or silently wrong. The quote itself within the place that was
 * edited is right: a word put in beside its equal, or a sentence beside its copy, cannot be told from it.
 */
export function judge(truth: Truth, got: { start: number; end: number; state: string }): Outcome {
  const silent = got.state === "exact" || got.state === "moved";
  const shared = Math.min(got.end, truth.end) - Math.max(got.start, truth.start);
  const covers = shared * 2 >= Math.max(got.end, truth.end) - Math.min(got.start, truth.start);
  if (truth.kind === "same") return silent ? (got.start === truth.start ? "right" : "wrong") : "shown";
  if (silent) return truth.kind === "edited" && covers ? "right" : "wrong";
  if (got.state === "lost") return truth.kind === "edited" ? "shown" : "right";
  return covers || (truth.kind === "scattered" && shared > 0) ? "right" : "shown";
}
