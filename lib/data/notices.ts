const gapMs = 20;

/** Where notices go: told after a commit, heard by every instance of the app that listens. They only wake; what happened is in the tables. */
export const feedChannel = "onus_feed";
export const presenceChannel = "onus_presence";
export type Channel = typeof feedChannel | typeof presenceChannel;
export type Notice = { channel: Channel; payload: string };

/**
 * Gathers notices, the same ones once, and sends them together, at most every 20 ms. A NOTIFY inside a transaction would make all that commit
 * wait for each other; these go alone. One that is lost is made up for by those who listen: they also look by themselves.
 */
export class Notices {
  readonly #send: (notices: Notice[]) => Promise<unknown>;
  #waiting = new Map<string, Notice>();
  #timer: NodeJS.Timeout | undefined;
  #sentAt = 0;

  constructor(send: (notices: Notice[]) => Promise<unknown>) {
    this.#send = send;
  }

  tell(channel: Channel, payload: string): void {
    this.#waiting.set(`${channel} ${payload}`, { channel, payload });
    this.#timer ??= setTimeout(() => void this.#flush(), Math.max(0, this.#sentAt + gapMs - Date.now())).unref();
  }

  async #flush(): Promise<void> {
    const notices = [...this.#waiting.values()];
    this.#waiting = new Map();
    this.#sentAt = Date.now();
    this.#timer = undefined;
    await this.#send(notices).catch(() => undefined);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }
}
