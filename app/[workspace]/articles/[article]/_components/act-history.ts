import type { ProblemKind, Result } from "@/lib/domain/problems";

/** An act of this session, with the act that takes it back. Both are new acts: nothing is rewritten. */
export type DoneAct = {
  label: string;
  undo: () => Promise<Result<unknown>>;
  redo: () => Promise<Result<unknown>>;
};

type Turned = { label: string; result: Result<unknown> } | null;

/** Taking these back will not work later either: what they left stands no more. */
const forGood = new Set<ProblemKind>(["changed-meanwhile", "not-found"]);

/**
 * Undo and redo of one session, in the usual order, one after the other. A refused one stays where it is, unless it is refused
 * for good: then the acts before it can be reached.
 */
export class ActHistory {
  #done: DoneAct[] = [];
  #undone: DoneAct[] = [];
  #underWay: Promise<unknown> = Promise.resolve();

  /** An act may be shown before it is done, or before its doer knows: to undo waits for it, or it would take back the one before. */
  doing<T>(act: Promise<T>): Promise<T> {
    this.#underWay = Promise.allSettled([this.#underWay, act]);
    return act;
  }

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

  undo(): Promise<Turned> {
    return this.#inTurn(() => this.#undo());
  }

  redo(): Promise<Turned> {
    return this.#inTurn(() => this.#redo());
  }

  #inTurn(turn: () => Promise<Turned>): Promise<Turned> {
    // Who did the last act says so (`did`) right after it, in the same task.
    return this.doing(this.#underWay.then(nextTask).then(turn));
  }

  async #undo(): Promise<Turned> {
    const act = this.#done.at(-1);
    if (!act) return null;
    const result = await act.undo();
    if (result.ok || forGood.has(result.problem.kind)) this.#done.splice(this.#done.indexOf(act), 1);
    if (result.ok) this.#undone.push(act);
    return { label: act.label, result };
  }

  async #redo(): Promise<Turned> {
    const act = this.#undone.at(-1);
    if (!act) return null;
    const result = await act.redo();
    if (result.ok || forGood.has(result.problem.kind)) this.#undone.splice(this.#undone.indexOf(act), 1);
    if (result.ok) this.#done.push(act);
    return { label: act.label, result };
  }
}

const nextTask = (): Promise<void> => new Promise((go) => setTimeout(go));
