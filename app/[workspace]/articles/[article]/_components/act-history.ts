import type { Result } from "@/lib/domain/problems";

/** An act of this session, with the act that takes it back. Both are new acts: nothing is rewritten. */
export type DoneAct = {
  label: string;
  undo: () => Promise<Result<unknown>>;
  redo: () => Promise<Result<unknown>>;
};

/** Undo and redo of one session, in the usual order. A refused one stays where it is. */
export class ActHistory {
  #done: DoneAct[] = [];
  #undone: DoneAct[] = [];

  did(act: DoneAct): void {
    this.#done.push(act);
    this.#undone = [];
  }

  get canUndo(): string | null {
    return this.#done.at(-1)?.label ?? null;
  }
  get canRedo(): string | null {
    return this.#undone.at(-1)?.label ?? null;
  }

  async undo(): Promise<{ label: string; result: Result<unknown> } | null> {
    const act = this.#done.at(-1);
    if (!act) return null;
    const result = await act.undo();
    if (result.ok) this.#undone.push(...this.#done.splice(this.#done.indexOf(act), 1));
    return { label: act.label, result };
  }

  async redo(): Promise<{ label: string; result: Result<unknown> } | null> {
    const act = this.#undone.at(-1);
    if (!act) return null;
    const result = await act.redo();
    if (result.ok) this.#done.push(...this.#undone.splice(this.#undone.indexOf(act), 1));
    return { label: act.label, result };
  }
}
