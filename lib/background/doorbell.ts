import { setTimeout as sleep } from "node:timers/promises";

/** Wakes who waits, also when it is rung just before. */
export class Doorbell {
  hasRung = false;
  #wake: () => void = () => undefined;

  ring(): void {
    this.hasRung = true;
    this.#wake();
  }

  /** Until it is rung, or so long, or `signal` comes. */
  async heard(atMostMs: number, signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const rung = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    if (!this.hasRung) {
      const late = sleep(atMostMs, undefined, { signal: AbortSignal.any([over.signal, signal]), ref: false }).catch(() => undefined);
      await Promise.race([rung, late]);
      over.abort();
    }
    this.hasRung = false;
  }
}
