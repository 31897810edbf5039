/** What is kept in memory to be read again, `most` of it: what was put longest ago goes first. */
export class Kept<Value> {
  /** Each lives as long as the process. */
  static readonly #all: Kept<unknown>[] = [];
  readonly #values = new Map<string, Value>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
    Kept.#all.push(this);
  }

  /** Forgets everything that this process keeps: something of it was erased. */
  static forgetAll(): void {
    for (const kept of Kept.#all) kept.#values.clear();
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  put(key: string, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size > this.#most) this.#values.delete(this.#values.keys().next().value!);
  }
}
