import { blindPairs, type FeedEvent } from "@/lib/data/feed";
import { dependsOnBlindness, type Happening, mayHear } from "@/lib/domain/live/hearing";
import type { LiveEvent } from "@/lib/domain/live/live-event";
import { frame, type Listener, peopleAmong } from "./listener";

/** Says to each listener what happened, as far as they may hear of it at all and now. Who may not is sent nothing. */
export async function tellAll(workspaceId: string, listeners: readonly Listener[], events: readonly FeedEvent[]): Promise<void> {
  if (listeners.length === 0 || events.length === 0) return;
  const happenings = events.map(happeningOf);
  const delicate = new Set(happenings.filter(dependsOnBlindness).flatMap(({ claims }) => claims));
  // Asked after all of this was committed: who is blind by then gets nothing of it.
  const blind = await blindPairs(workspaceId, peopleAmong(listeners), [...delicate]);
  // Most hear the same, and it is put into words once.
  const made = new Map<string, Uint8Array[]>();
  for (const listener of listeners) {
    const { viewer, articleId } = listener.of;
    const isBlindFor = (claimId: string): boolean => blind.has(`${viewer.userId}/${claimId}`);
    const heard = events.filter((_, index) => mayHear(viewer.userId, happenings[index]!, isBlindFor));
    if (heard.length === 0) continue;
    const key = `${articleId} ${heard.map(({ seq }) => seq).join()}`;
    if (!made.has(key)) made.set(key, framesOf(heard, articleId));
    for (const message of made.get(key)!) listener.send(message);
  }
}

const happeningOf = ({ act, claims, by, ownerId }: FeedEvent): Happening => ({ act, claims, byUserId: by.userId, ownerId });

/** Corrections of what stands beside every claim that uses it. */
const shared = new Set(["evidence.changed", "source.changed"]);

function framesOf(heard: readonly FeedEvent[], articleId: string | null): Uint8Array[] {
  const isHere = (event: FeedEvent): boolean => articleId !== null && (event.articleId === articleId || shared.has(event.act));
  const here = heard.filter(isHere);
  const elsewhere = [...new Set(heard.filter((event) => !isHere(event)).map(({ kind }) => kind))];
  // The place to go on from stands in the last message: whoever got that one got both.
  const id = heard.at(-1)!.id;
  if (here.length === 0) return [frame("elsewhere", elsewhere, id)];
  const changes = frame("changes", here.map(liveEventOf), id);
  return elsewhere.length === 0 ? [changes] : [frame("elsewhere", elsewhere), changes];
}

function liveEventOf({ id, act, object, version, claimId, by, at }: FeedEvent): LiveEvent {
  return { id, act, object, version, claimId, by, at };
}
