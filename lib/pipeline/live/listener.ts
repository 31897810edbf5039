import { randomUUID } from "node:crypto";
import type { LiveMessages } from "@/lib/domain/live/live-event";
import type { Viewer } from "@/lib/domain/viewer";

export type Listening = {
  viewer: Viewer;
  sessionId: string;
  /** The article that the stream is about; null: the workspace as a whole. */
  articleId: string | null;
  /** Names the browser's tab. */
  tab: string;
  /** The claim that the tab has in hand as it begins to listen. */
  claimId: string | null;
};

/** What may wait for a browser that does not keep up, in bytes; then it is let go, to read everything again. */
const mostWaiting = 256 * 1024;
export const beatMs = 15_000;
/** How long a browser waits before it connects again, spread so that a restart does not bring all of them at once. */
const retryMs = (): number => 1000 + Math.floor(Math.random() * 2000);

const encoder = new TextEncoder();

/** A message of a live stream, as server-sent events have it (HTML §9.2.6). @param id where to go on, as the browser says it when it connects again */
export function frame<Name extends keyof LiveMessages>(event: Name, data: LiveMessages[Name], id?: string): Uint8Array {
  return encoder.encode(`event: ${event}\n${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`);
}

/** Who listens, once each, with the role under which they do. */
export function peopleAmong(listeners: readonly Listener[]): Pick<Viewer, "userId" | "role">[] {
  return [...new Map(listeners.map(({ of: { viewer } }) => [viewer.userId, { userId: viewer.userId, role: viewer.role }])).values()];
}

const resetFrame = frame("reset", null);

/** One browser that listens. */
export class Listener {
  readonly id = randomUUID();
  readonly stream: ReadableStream<Uint8Array>;
  claimId: string | null;
  /** Who it was last told to be here, as sent. */
  lastHere = "[]";
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  readonly #beats: NodeJS.Timeout;
  readonly #onEnd: () => void;

  constructor(
    readonly of: Listening,
    /** Beats come at times of the stream's own, whatever happens: that one comes says nothing. */
    on: { beat: (listener: Listener) => void; end: (listener: Listener) => void },
  ) {
    this.claimId = of.claimId;
    this.#onEnd = () => on.end(this);
    this.#beats = setInterval(() => on.beat(this), beatMs).unref();
    const source: UnderlyingDefaultSource<Uint8Array> = {
      start: (controller) => {
        this.#controller = controller;
        controller.enqueue(encoder.encode(`retry: ${retryMs()}\n\n`));
      },
      cancel: () => this.#over(),
    };
    this.stream = new ReadableStream(source, new ByteLengthQueuingStrategy({ highWaterMark: mostWaiting }));
  }

  get isOpen(): boolean {
    return this.#controller !== null;
  }

  /** Says something, unless it is gone. Who does not keep up is told to begin anew, and let go. */
  send(message: Uint8Array): void {
    if (!this.#controller) return;
    if ((this.#controller.desiredSize ?? 0) > 0) return this.#controller.enqueue(message);
    this.#controller.enqueue(resetFrame);
    this.end();
  }

  reset(): void {
    this.send(resetFrame);
  }

  /** Closes the stream; the browser connects again if it may. */
  end(): void {
    const controller = this.#controller;
    this.#over();
    controller?.close();
  }

  #over(): void {
    if (!this.#controller) return;
    this.#controller = null;
    clearInterval(this.#beats);
    this.#onEnd();
  }
}
