import { type FeedEvent, feedEnd, placeInFeed, readFeed } from "@/lib/data/feed";
import { logger } from "../logger";
import { tellAll } from "./audience";
import type { Listener } from "./listener";

const pageSize = 500;
/** More than this is read again faster than told one by one. */
const mostMissed = 1000;
const soonMs = 30;
/** A telling costs a message a listener, so many listeners are told of more at once, a little later: half a millisecond for each. */
const gapMs = (listeners: number): number => Math.min(listeners / 2, 150);
const troubledMs = 1000;

/** One workspace's feed on this instance: read once for all that listen in it, and told to them in its order. */
export class WorkspaceFeed {
  readonly listeners = new Set<Listener>();
  #position: bigint | null = null;
  #work: Promise<void> = Promise.resolve();
  #waking = false;
  #toldAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    private readonly workspaceId: string,
    private readonly on: {
      /** Before anybody is told: whoever must not hear any more is let go. */
      toTell: (events: readonly FeedEvent[]) => Promise<void>;
      told: (events: readonly FeedEvent[]) => void;
    },
  ) {}

  /** Lets somebody listen from now on, or from after the event that they heard last. */
  join(listener: Listener, lastHeard: string | null): Promise<void> {
    return this.#next(async () => {
      this.#position ??= await feedEnd(this.workspaceId);
      const missed = lastHeard === null ? null : await this.#missedSince(lastHeard);
      if (missed === null) listener.reset();
      else await tellAll(this.workspaceId, [listener], missed);
      // It may have gone meanwhile.
      if (listener.isOpen) this.listeners.add(listener);
    });
  }

  /** Something may have happened: looks soon, once for however many calls came meanwhile. */
  wake(afterMs = 0): void {
    if (this.#waking || this.#closed) return;
    this.#waking = true;
    const look = async (): Promise<void> => {
      this.#waking = false;
      await this.#read();
    };
    const waitMs = Math.max(afterMs, this.#toldAt + gapMs(this.listeners.size) - Date.now());
    this.#timer = setTimeout(() => void this.#next(look).catch(() => undefined), waitMs).unref();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** What lies between the event heard last and where this feed stands; null when there is no telling. */
  async #missedSince(eventId: string): Promise<FeedEvent[] | null> {
    const place = await placeInFeed(this.workspaceId, eventId);
    if (place === null) return null;
    // Another instance was ahead of this one: it catches up first, so that nothing is told twice.
    for (let before: bigint | null = null; place > this.#position! && before !== this.#position;) {
      before = this.#position;
      await this.#read();
    }
    if (place > this.#position!) return null;
    const { events } = await readFeed(this.workspaceId, place, mostMissed + 1);
    if (events.length > mostMissed) return null;
    return events.filter(({ seq }) => seq <= this.#position!);
  }

  async #read(): Promise<void> {
    if (this.#closed || this.#position === null) return;
    const { events, position, more } = await readFeed(this.workspaceId, this.#position, pageSize);
    if (events.length > 0) {
      await this.on.toTell(events);
      await tellAll(this.workspaceId, [...this.listeners], events);
      this.#toldAt = Date.now();
      this.on.told(events);
    }
    this.#position = position;
    if (more) this.wake(events.length === pageSize ? 0 : soonMs);
  }

  /** One thing after the other: nobody joins between the reading of events and their telling. */
  #next(step: () => Promise<void>): Promise<void> {
    const done = this.#work.then(step);
    this.#work = done.catch((error: unknown) => {
      if (this.#closed) return;
      logger.error({ err: error }, "the live feed could not be read; trying again");
      this.wake(troubledMs);
    });
    return done;
  }
}
