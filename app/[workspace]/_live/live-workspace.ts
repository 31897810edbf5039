import { sayActed } from "@/app/_ui/acted";
import { uuidV7 } from "@/lib/domain/ids";
import type { LiveEvent, LivePerson } from "@/lib/domain/live/live-event";
import { type LiveStatus, LiveStream } from "./live-stream";
import { Pace } from "./pace";

/** The last that somebody else did to an object, as this page heard it. */
export type Touch = { event: LiveEvent; heardAt: number };
export type LiveState = {
  status: LiveStatus;
  /** Everybody else in the article. */
  people: readonly LivePerson[];
  /** By the object, `kind/uuid`, and by the claim that it hangs on, `about/uuid`. */
  touches: ReadonlyMap<string, Touch>;
  /** What others did, newest last; the latest few. */
  recent: readonly Touch[];
  /** How often a source or evidence has been corrected: what stands beside claims is read again. */
  corrections: number;
};
const nothing: LiveState = { status: "connecting", people: [], touches: new Map(), recent: [], corrections: 0 };

const mostTouches = 500;
const mostRecent = 50;
/** A change of others is shown well within a second, but not each one of a burst. */
const readSoonMs = 80;
const readGapMs = 500;
const pageSoonMs = 500;
const pageGapMs = 2000;
const sayClaimMs = 300;

type Subject = { articleId: string; read: Pace };

/** What a page hears of others, over one stream: of the workspace, or of the article that it shows. */
export class LiveWorkspace {
  readonly #tab = uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
  readonly #listeners = new Set<() => void>();
  readonly #sayClaim = new Pace(() => this.#postClaim(), sayClaimMs, sayClaimMs);
  #state = nothing;
  #subject: Subject | null = null;
  #claimId: string | null = null;
  #started = false;
  #lost = false;
  #stream: LiveStream | null = null;
  #stop: (() => void) | null = null;
  #page: Pace | null = null;

  constructor(
    private readonly workspace: string,
    private readonly userId: string,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): LiveState => this.#state;

  /** @param readPage reads the page anew, of which something may have changed @returns what ends it */
  start(readPage: () => void): () => void {
    this.#started = true;
    this.#page = new Pace(() => (this.#state.status === "live" ? readPage() : undefined), pageSoonMs, pageGapMs);
    this.#connect();
    return () => {
      this.#started = false;
      this.#page?.stop();
      this.#stop?.();
      this.#stop = null;
    };
  }

  /** The page shows an article, and reads what has changed in it by itself. @returns what ends it */
  about(articleId: string, read: () => Promise<void>): () => void {
    const subject = { articleId, read: new Pace(read, readSoonMs, readGapMs) };
    this.#subject = subject;
    this.#connect();
    return () => {
      subject.read.stop();
      if (this.#subject !== subject) return;
      this.#subject = null;
      this.#connect();
    };
  }

  /** Which claim is in hand, for others to see. */
  hold(claimId: string | null): void {
    if (this.#claimId === claimId) return;
    this.#claimId = claimId;
    this.#sayClaim.ask();
  }

  #connect(): void {
    this.#stop?.();
    this.#stop = null;
    this.#set(nothing);
    if (!this.#started) return;
    const ears = {
      reset: () => this.#reset(),
      elsewhere: () => this.#happened(false),
      changes: (events: LiveEvent[]) => this.#hear(events),
      here: (people: LivePerson[]) => this.#set({ ...this.#state, people }),
      beat: () => undefined,
    };
    const onStatus = (status: LiveStatus): void => {
      // Who is there is said anew with each connection.
      this.#set({ ...this.#state, status, people: status === "connecting" ? this.#state.people : [] });
      // What could not be read meanwhile is read now.
      if (status === "live" && this.#lost) this.#happened(true);
      this.#lost = status !== "live";
    };
    this.#stream = new LiveStream(() => this.#address(), ears, onStatus, this.#stream?.lastHeard ?? null);
    this.#stop = this.#stream.start();
  }

  #address(): URL {
    const path = this.#subject ? `/${this.workspace}/articles/${this.#subject.articleId}/live` : `/${this.workspace}/live`;
    return this.#withTab(path);
  }

  #withTab(path: string): URL {
    const address = new URL(path, location.href);
    address.searchParams.set("tab", this.#tab);
    if (this.#claimId) address.searchParams.set("claim", this.#claimId);
    return address;
  }

  async #postClaim(): Promise<void> {
    // Not reached: the stream says it when it connects again.
    await fetch(this.#withTab(`/${this.workspace}/presence`), { method: "POST" }).catch(() => undefined);
  }

  #hear(events: readonly LiveEvent[]): void {
    const heardAt = Date.now();
    const others = events.filter(({ by }) => by.userId !== this.userId).map((event) => ({ event, heardAt }));
    const touches = new Map(this.#state.touches);
    for (const touch of others) {
      const { object, claimId } = touch.event;
      for (const key of claimId ? [object, `about/${claimId}`] : [object]) {
        touches.delete(key);
        touches.set(key, touch);
      }
    }
    for (const key of touches.keys()) if (touches.size > mostTouches) touches.delete(key);
    const corrected = events.some(({ act }) => act === "source.changed" || act === "evidence.changed");
    this.#set({
      ...this.#state,
      touches,
      recent: [...this.#state.recent, ...others].slice(-mostRecent),
      corrections: this.#state.corrections + (corrected ? 1 : 0),
    });
    this.#happened(true);
  }

  /** There is no telling what was missed. */
  #reset(): void {
    this.#set({ ...this.#state, corrections: this.#state.corrections + 1 });
    this.#happened(true);
  }

  /** Counts are read anew, and of the rest what this page shows: the article by itself, else the page as a whole. */
  #happened(here: boolean): void {
    sayActed();
    if (here) this.#subject?.read.ask();
    if (!this.#subject) this.#page?.ask();
  }

  #set(state: LiveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
