import type { Verb } from "@/lib/domain/splitting/propose-auxiliaries";
import type { Word } from "@/lib/domain/splitting/propose-words";
import type { Clause } from "./clause";

type Opening = Pick<Clause, "role" | "open" | "from" | "host"> & Partial<Pick<Clause, "loose" | "opener" | "verb">>;

/** A sentence on its way into clauses: those that are open at the word in hand, the innermost last, and all so far. */
export class ClauseStack {
  readonly words: readonly Word[];
  readonly verbs: readonly Verb[];
  readonly clauses: Clause[] = [];
  readonly #open: Clause[] = [];
  readonly #verbAt: ReadonlyMap<number, Verb>;

  constructor(words: readonly Word[], verbs: readonly Verb[]) {
    this.words = words;
    this.verbs = verbs;
    this.#verbAt = new Map(verbs.map((verb) => [verb.from, verb]));
  }

  /** The verb that begins at this word. */
  verbAt(i: number): Verb | undefined {
    return this.#verbAt.get(i);
  }

  /** The first verb that begins after this word. */
  verbAfter(i: number): Verb | undefined {
    return this.verbs.find((verb) => verb.from > i);
  }

  get top(): Clause {
    return this.#open[this.#open.length - 1]!;
  }

  get open(): readonly Clause[] {
    return this.#open;
  }

  push({ role, open, from, host, loose = false, opener = "", verb = null }: Opening): Clause {
    const clause: Clause = { role, open, from, to: this.words.length, verb, subjectFrom: from, host, loose, opener };
    this.clauses.push(clause);
    this.#open.push(clause);
    return clause;
  }

  /** Closes the clauses above the given depth at a word, without the comma or dash that stands before it. */
  closeTo(depth: number, at: number): void {
    while (this.#open.length - 1 > depth) {
      const clause = this.#open.pop()!;
      let to = at;
      while (to > clause.from && /^[,–—]$/.test(this.words[to - 1]!.text)) to--;
      clause.to = Math.max(to, clause.from);
    }
  }

  /** The depth of the innermost open clause of which this holds, or -1. */
  depthOf(holds: (clause: Clause) => boolean): number {
    return this.#open.findLastIndex(holds);
  }

  hasComplement(clause: Clause): boolean {
    return this.clauses.some((other) => other.role === "complement" && other.host === clause);
  }
}

export const waits = (clause: Clause): boolean => clause.verb === null;
export const isComplement = (clause: Clause): boolean => clause.role === "complement";
