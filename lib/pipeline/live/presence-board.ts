import { blindPairs } from "@/lib/data/feed";
import { tellPresence } from "@/lib/data/presence";
import { logger } from "../logger";
import { frame, type Listener, peopleAmong } from "./listener";
import { othersAmong, parsePresence, Presence, type PresenceSaid } from "./presence";

/** Many come and go at once; each is shown a little later, instead of each at once to everybody. */
const gatherMs = 300;

const tell = (said: PresenceSaid): void => tellPresence(said);

/** Shows to the listeners of this instance who else is where they are, on whichever instance. */
export class PresenceBoard {
  readonly #presence = new Presence();
  readonly #due = new Map<string, NodeJS.Timeout>();

  constructor(private readonly listeners: ReadonlySet<Listener>) {}

  /** Says where a listener is: when it comes, when it takes another claim in hand, and again while it stays. */
  say(listener: Listener): void {
    const { viewer, articleId } = listener.of;
    if (!articleId) return;
    const { workspaceId, userId, name } = viewer;
    tell({ kind: "here", stream: listener.id, workspaceId, articleId, claimId: listener.claimId, userId, name });
    this.showSoon(articleId);
  }

  sayGone(listener: Listener): void {
    if (listener.of.articleId) tell({ kind: "gone", stream: listener.id });
  }

  /** Nothing is known here of who is in a workspace. */
  ask(workspaceId: string): void {
    tell({ kind: "asks", workspaceId });
  }

  hear(payload: string): void {
    const said = parsePresence(payload);
    if (said?.kind === "here") this.#changed(this.#presence.hear(said, Date.now()));
    if (said?.kind === "gone") this.#changed(this.#presence.gone(said.stream));
    for (const listener of this.listeners) {
      const { viewer, tab } = listener.of;
      if (said?.kind === "asks" && said.workspaceId === viewer.workspaceId) this.say(listener);
      if (said?.kind !== "holds" || said.userId !== viewer.userId || said.tab !== tab || said.claimId === listener.claimId) continue;
      listener.claimId = said.claimId;
      this.say(listener);
    }
  }

  forget(): void {
    this.#changed(this.#presence.forget(Date.now()));
  }

  close(): void {
    for (const timer of this.#due.values()) clearTimeout(timer);
  }

  /** Also after somebody's blindness may have changed. */
  showSoon(articleId: string): void {
    if (this.#due.has(articleId)) return;
    const show = (): void => {
      this.#due.delete(articleId);
      this.#show(articleId).catch((error: unknown) => logger.error({ err: error }, "who is here could not be shown"));
    };
    this.#due.set(articleId, setTimeout(show, gatherMs).unref());
  }

  #changed(places: readonly { articleId: string }[]): void {
    for (const { articleId } of places) this.showSoon(articleId);
  }

  /** Says to each who else is there, unless that is what they know already: on claims for which they are blind, nobody. */
  async #show(articleId: string): Promise<void> {
    const listeners = [...this.listeners].filter(({ of }) => of.articleId === articleId);
    const [first] = listeners;
    if (!first) return;
    const here = this.#presence.in(articleId);
    const claims = [...new Set(here.flatMap(({ claimId }) => claimId ?? []))];
    const blind = await blindPairs(first.of.viewer.workspaceId, peopleAmong(listeners), claims);
    for (const listener of listeners) {
      const { userId } = listener.of.viewer;
      const others = othersAmong(here, userId, (claimId) => blind.has(`${userId}/${claimId}`));
      const said = JSON.stringify(others);
      if (said === listener.lastHere) continue;
      listener.lastHere = said;
      listener.send(frame("here", others));
    }
  }
}
