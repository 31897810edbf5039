import type { LiveEvent, LiveMessages, LivePerson } from "@/lib/domain/live/live-event";

export type LiveMessage = {
  [Name in keyof LiveMessages]: { event: Name; data: LiveMessages[Name]; id: string | null };
}[keyof LiveMessages];

/** A browser's end of a live stream, which keeps all that it hears. */
export class LiveClient {
  readonly messages: LiveMessage[] = [];
  /** What the browser would say in Last-Event-ID. */
  lastId: string | null = null;
  ended = false;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #waiting: (() => void)[] = [];

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader();
    void this.#read();
  }

  get events(): LiveEvent[] {
    return this.messages.flatMap((message) => (message.event === "changes" ? message.data : []));
  }

  /** Who was last said to be there; null: nothing was said yet. */
  get here(): LivePerson[] | null {
    return this.messages.findLast((message) => message.event === "here")?.data ?? null;
  }

  count(event: LiveMessage["event"]): number {
    return this.messages.filter((message) => message.event === event).length;
  }

  /** Waits for as long as the test may run. */
  async until(holds: (client: this) => boolean): Promise<void> {
    while (!holds(this)) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async close(): Promise<void> {
    await this.#reader.cancel();
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      const { value, done } = await this.#reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop()!;
      for (const block of blocks) this.#hear(block);
      this.#wake();
    }
    this.ended = true;
    this.#wake();
  }

  #hear(block: string): void {
    const fields = Object.fromEntries(
      block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
    );
    if (!fields.event) return;
    this.lastId = fields.id ?? this.lastId;
    this.messages.push({ event: fields.event, data: JSON.parse(fields.data!), id: fields.id ?? null } as LiveMessage);
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
