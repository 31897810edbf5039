import type { Judgement } from "@/lib/domain/assessments";
import type { Problem, Result } from "@/lib/domain/problems";
import { emptyJudgement, sameJudgement } from "./judgement";

/** A judgement as the server holds it; version 0: there is none yet. */
export type Held = { version: number; judgement: Judgement };
export const nothingHeld: Held = { version: 0, judgement: emptyJudgement };
/** What was typed and is not with the server yet, and what it was typed upon. */
export type Unsaved = { judgement: Judgement; base: Held };
export type SaveState = { kind: "idle" } | { kind: "saving" } | { kind: "saved"; at: Date } | { kind: "kept"; problem: Problem };
export type DraftConflict = { base: Judgement; mine: Judgement; theirs: Held };
export type DraftSnapshot = { judgement: Judgement; unsaved: boolean; state: SaveState; conflict: DraftConflict | null };

export type DraftDoors = {
  send: (version: number, judgement: Judgement) => Promise<Result<{ version: number }>>;
  /** What the server holds now; null when it cannot be reached. */
  read: () => Promise<Held | null>;
  /** Keeps in the browser what is not with the server; null: nothing. */
  keep: (unsaved: Unsaved | null) => void;
};

const saveAfterMs = 1200;

/**
 * One's own judgement while it is a draft: typed, kept in the browser at once, with the server soon after. What cannot
 * be saved stays until it can; what another tab saved meanwhile is held against it, never overwritten.
 */
export class JudgementDraft {
  /** Renewed with every rendering. */
  doors: DraftDoors | null = null;
  readonly #listeners = new Set<() => void>();
  #held: Held;
  #editable: boolean;
  #unsaved: Unsaved | null = null;
  #state: SaveState = { kind: "idle" };
  #conflict: DraftConflict | null = null;
  #saving: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #snapshot: DraftSnapshot;

  constructor(held: Held, editable: boolean) {
    this.#held = held;
    this.#editable = editable;
    this.#snapshot = { judgement: held.judgement, unsaved: false, state: this.#state, conflict: null };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = (): DraftSnapshot => this.#snapshot;

  edit(judgement: Judgement): void {
    this.#put({ judgement, base: this.#unsaved?.base ?? this.#held });
    this.#schedule();
  }

  /** What an earlier visit left behind. */
  restore(left: Unsaved): void {
    if (this.#unsaved) return;
    this.#put(left);
    this.#reconcile();
  }

  /** What the server was seen to hold; an answer older than what was saved since counts for nothing. */
  sees(held: Held, editable: boolean): void {
    this.#editable = editable;
    if (held.version > this.#held.version) this.#held = held;
    this.#show();
    this.#reconcile();
  }

  readonly save = (): Promise<void> => {
    clearTimeout(this.#timer);
    this.#saving ??= this.#send().finally(() => {
      this.#saving = null;
    });
    return this.#saving;
  };

  /** Saves all that is typed. @returns what the server then holds, or null when something could not be saved */
  async settle(): Promise<Held | null> {
    while (this.#unsaved) {
      const before = this.#unsaved;
      await this.save();
      if (this.#unsaved === before) return null;
    }
    return this.#held;
  }

  /** A person has decided what becomes of both. */
  resolve(judgement: Judgement): void {
    if (!this.#conflict) return;
    const base = this.#conflict.theirs;
    this.#conflict = null;
    this.#put({ judgement, base });
    void this.save();
  }

  async #send(): Promise<void> {
    const sent = this.#unsaved;
    if (!sent || !this.doors || this.#conflict || !this.#editable) return;
    this.#to({ kind: "saving" });
    const result = await this.doors.send(sent.base.version, sent.judgement);
    if (result.ok) {
      this.#held = { version: result.value.version, judgement: sent.judgement };
      this.#state = { kind: "saved", at: new Date() };
      if (this.#unsaved === sent) return this.#put(null);
      if (this.#unsaved) this.#put({ ...this.#unsaved, base: this.#held });
      return this.#schedule();
    }
    this.#to({ kind: "kept", problem: result.problem });
    if (result.problem.kind !== "changed-meanwhile") return;
    const now = await this.doors.read();
    if (!now || !this.#unsaved) return;
    this.#held = now;
    this.#compare(this.#unsaved, now);
  }

  #reconcile(): void {
    if (!this.#unsaved || this.#saving || this.#conflict || !this.#editable) return;
    if (this.#unsaved.base.version === this.#held.version) this.#schedule();
    else this.#compare(this.#unsaved, this.#held);
  }

  #compare(mine: Unsaved, theirs: Held): void {
    if (sameJudgement(mine.judgement, theirs.judgement)) return this.#put(null);
    if (sameJudgement(mine.base.judgement, theirs.judgement)) {
      this.#put({ ...mine, base: theirs });
      return this.#schedule();
    }
    this.#conflict = { base: mine.base.judgement, mine: mine.judgement, theirs };
    this.#show();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), saveAfterMs);
  }

  #put(unsaved: Unsaved | null): void {
    this.#unsaved = unsaved;
    this.doors?.keep(unsaved);
    this.#show();
  }

  #to(state: SaveState): void {
    this.#state = state;
    this.#show();
  }

  #show(): void {
    const { judgement } = this.#unsaved ?? this.#held;
    this.#snapshot = { judgement, unsaved: this.#unsaved !== null, state: this.#state, conflict: this.#conflict };
    for (const listener of this.#listeners) listener();
  }
}
