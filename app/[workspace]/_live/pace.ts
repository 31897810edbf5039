/**
 * Does something soon after it was asked for, once for however many asked meanwhile, and never more often than every `gapMs`. The next one waits
 * until the last is done.
 */
export class Pace {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #again = false;
  #lastAt = -Infinity;

  /** @param act must not fail */
  constructor(
    private readonly act: () => Promise<unknown> | void,
    private readonly soonMs: number,
    private readonly gapMs: number,
  ) {}

  ask(): void {
    if (this.#running) this.#again = true;
    else this.#timer ??= setTimeout(() => void this.#run(), Math.max(this.soonMs, this.#lastAt + this.gapMs - Date.now()));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#again = false;
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    this.#running = true;
    this.#lastAt = Date.now();
    await this.act();
    this.#running = false;
    if (!this.#again) return;
    this.#again = false;
    this.ask();
  }
}
