import type { FeedEvent } from "@/lib/data/feed";
import { keepListening } from "@/lib/data/listening";
import { findMembership } from "@/lib/data/members";
import { feedChannel, type Notice, presenceChannel } from "@/lib/data/notices";
import { userOfSession } from "@/lib/data/sessions";
import { Refusal } from "@/lib/domain/problems";
import { logger } from "../logger";
import { frame, Listener, type Listening } from "./listener";
import { PresenceBoard } from "./presence-board";
import { WorkspaceFeed } from "./workspace-feed";

/** Lost notices are made up for by looking, this often, while anybody listens. */
const lookMs = 3000;
const mostOfOnePerson = 20;
/** Events after which others' presence at a claim may be shown to somebody from whom it was kept, or the other way round. */
const turnsBlindness = new Set(["assessment", "assignment", "plan", "article", "claim"]);
const beatFrame = frame("beat", null);

/** All that listens on one instance of the app: one connection to hear what others did, one feed a workspace, any number of browsers. */
export class LiveHub {
  readonly #feeds = new Map<string, WorkspaceFeed>();
  readonly #listeners = new Set<Listener>();
  readonly #board = new PresenceBoard(this.#listeners);
  readonly #ending = new AbortController();
  readonly #looking: NodeJS.Timeout;
  readonly #listening: Promise<void>;

  constructor(databaseUrl: string) {
    const ears = { onNotice: (notice: Notice) => this.#onNotice(notice), onListening: () => this.#onListening() };
    this.#listening = keepListening(databaseUrl, [feedChannel, presenceChannel], ears, this.#ending.signal);
    this.#looking = setInterval(() => this.#look(), lookMs).unref();
  }

  /**
   * Begins a stream for somebody who may read there.
   * @param lastHeard the event after which to go on; null: from now on
   * @throws Refusal `rate-limited`, `unavailable`
   */
  listen(of: Listening, lastHeard: string | null): ReadableStream<Uint8Array> {
    if (this.#ending.signal.aborted) throw new Refusal("unavailable", { detail: "Onus is being restarted.", retryAfterSeconds: 5 });
    const { userId, workspaceId } = of.viewer;
    if ([...this.#listeners].filter((each) => each.of.viewer.userId === userId).length >= mostOfOnePerson) {
      const detail = `You have Onus open in ${mostOfOnePerson} places: in any more, what others change does not show by itself.`;
      throw new Refusal("rate-limited", { detail, retryAfterSeconds: 60 });
    }
    const feed = this.#feedOf(workspaceId);
    const listener = new Listener(of, { beat: (each) => void this.#beat(each), end: (each) => this.#leave(each, feed) });
    this.#listeners.add(listener);
    this.#board.say(listener);
    feed.join(listener, lastHeard).catch(() => listener.end());
    return listener.stream;
  }

  /** Ends every stream, so that the server can stop. Browsers connect again, to whoever takes its place. */
  async close(): Promise<void> {
    this.#ending.abort();
    clearInterval(this.#looking);
    for (const listener of this.#listeners) listener.end();
    this.#board.close();
    await this.#listening;
  }

  #feedOf(workspaceId: string): WorkspaceFeed {
    const known = this.#feeds.get(workspaceId);
    if (known) return known;
    const feed: WorkspaceFeed = new WorkspaceFeed(workspaceId, {
      toTell: (events) => this.#letGo(feed, events),
      told: (events) => this.#onTold(events),
    });
    this.#feeds.set(workspaceId, feed);
    // The others know who is there.
    this.#board.ask(workspaceId);
    return feed;
  }

  #leave(listener: Listener, feed: WorkspaceFeed): void {
    this.#listeners.delete(listener);
    feed.listeners.delete(listener);
    this.#board.sayGone(listener);
    const { workspaceId } = listener.of.viewer;
    if ([...this.#listeners].some((each) => each.of.viewer.workspaceId === workspaceId)) return;
    feed.close();
    this.#feeds.delete(workspaceId);
  }

  #onNotice({ channel, payload }: Notice): void {
    if (channel === presenceChannel) this.#board.hear(payload);
    else this.#feeds.get(payload)?.wake();
  }

  /** What was told before is lost: events are looked for, and who is where is said again by all, this instance included. */
  #onListening(): void {
    this.#look();
    for (const workspaceId of this.#feeds.keys()) this.#board.ask(workspaceId);
  }

  #look(): void {
    for (const feed of this.#feeds.values()) feed.wake();
    this.#board.forget();
  }

  /** Who was removed, or has another role now, hears nothing of what came with it. */
  async #letGo(feed: WorkspaceFeed, events: readonly FeedEvent[]): Promise<void> {
    if (events.some(({ kind }) => kind === "member")) await Promise.all([...feed.listeners].map((listener) => this.#stands(listener)));
  }

  #onTold(events: readonly FeedEvent[]): void {
    for (const { kind, articleId } of events) if (articleId && turnsBlindness.has(kind)) this.#board.showSoon(articleId);
  }

  async #beat(listener: Listener): Promise<void> {
    try {
      if (!(await this.#stands(listener))) return;
      listener.send(beatFrame);
      this.#board.say(listener);
    } catch (error) {
      // Without a beat the browser soon connects anew, and is asked then.
      logger.error({ err: error }, "a live stream could not be checked");
    }
  }

  /** A stream ends with the session, the membership, the role or the account that it was opened under. */
  async #stands(listener: Listener): Promise<boolean> {
    const { viewer, sessionId } = listener.of;
    const [userId, member] = await Promise.all([
      userOfSession(sessionId, new Date()),
      findMembership(viewer.userId, viewer.workspace.slug),
    ]);
    const stands = userId === viewer.userId && member?.role === viewer.role;
    if (!stands) listener.end();
    return stands;
  }
}
