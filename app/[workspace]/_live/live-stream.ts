import type { LiveMessages } from "@/lib/domain/live/live-event";

/** `live`: what happens is heard at once. `connecting`: in a moment. `off`: that has failed, and is tried again. */
export type LiveStatus = "connecting" | "live" | "off";
type Ears = { [Name in keyof LiveMessages]: (data: LiveMessages[Name]) => void };

/** The server says something every 15 seconds; a connection on which nothing comes is dead, whatever the browser believes. */
const silentMs = 40_000;
const firstPauseMs = 1000;
const longestPauseMs = 60_000;
/** A page in the background gives its connection back, of which a browser has six for all pages together; soon, but not at a glance elsewhere. */
const hiddenMs = 5000;
const names = ["reset", "changes", "elsewhere", "here", "beat"] as const;

/** Keeps a live stream open while the page is looked at: connects again, more and more slowly, and goes on after what was heard last. */
export class LiveStream {
  #source: EventSource | null = null;
  #pauseMs = firstPauseMs;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #hiding: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly address: () => URL,
    private readonly ears: Ears,
    private readonly onStatus: (status: LiveStatus) => void,
    /** The event heard last, also by a stream before this one. */
    public lastHeard: string | null,
  ) {}

  /** @returns what ends it */
  start(): () => void {
    const onVisible = (): void => {
      clearTimeout(this.#hiding);
      if (document.visibilityState === "visible") this.#wake();
      else this.#hiding = setTimeout(() => this.#close(), hiddenMs);
    };
    const onOnline = (): void => this.#wake();
    const onHide = (): void => this.#close();
    document.addEventListener("visibilitychange", onVisible);
    addEventListener("online", onOnline);
    addEventListener("pageshow", onVisible);
    addEventListener("pagehide", onHide);
    onVisible();
    return () => {
      document.removeEventListener("visibilitychange", onVisible);
      removeEventListener("online", onOnline);
      removeEventListener("pageshow", onVisible);
      removeEventListener("pagehide", onHide);
      clearTimeout(this.#hiding);
      this.#close();
    };
  }

  #wake(): void {
    if (this.#source || document.visibilityState !== "visible") return;
    this.#pauseMs = firstPauseMs;
    this.#open();
  }

  #open(): void {
    clearTimeout(this.#retry);
    const address = this.address();
    if (this.lastHeard) address.searchParams.set("after", this.lastHeard);
    const source = new EventSource(address);
    this.#source = source;
    source.onopen = () => {
      this.#pauseMs = firstPauseMs;
      this.onStatus("live");
      this.#listenOn();
    };
    // The browser would connect again to the same address; where to go on, and what is in hand, have changed since.
    source.onerror = () => this.#lost();
    for (const name of names) source.addEventListener(name, (event) => this.#hear(name, event as MessageEvent<string>));
    this.#listenOn();
  }

  #hear<Name extends (typeof names)[number]>(name: Name, event: MessageEvent<string>): void {
    this.#listenOn();
    if (event.lastEventId) this.lastHeard = event.lastEventId;
    this.ears[name](JSON.parse(event.data) as LiveMessages[Name]);
  }

  #listenOn(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lost(), silentMs);
  }

  #lost(): void {
    this.#close();
    this.onStatus(this.#pauseMs > firstPauseMs ? "off" : "connecting");
    // Spread, so that a server that comes back is not asked by all at once.
    this.#retry = setTimeout(() => this.#open(), this.#pauseMs * (0.5 + Math.random()));
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
  }

  #close(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    this.#source?.close();
    this.#source = null;
  }
}
