import { articleTitle } from "@/lib/data/article-list";
import { isUuid } from "@/lib/domain/ids";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { currentSettings } from "@/lib/gateways/settings";
import { signedIn } from "../sign-in";
import { LiveHub } from "./hub";

const kept = globalThis as typeof globalThis & { onusLive?: { url: string; hub: LiveHub } };

/** One a process, whichever of its parts asks. Tests that change DATABASE_URL get a new one. */
function liveHub(): LiveHub {
  const url = currentSettings().databaseUrl;
  if (kept.onusLive?.url !== url) {
    void kept.onusLive?.hub.close();
    kept.onusLive = { url, hub: new LiveHub(url) };
  }
  return kept.onusLive.hub;
}

/** Ends all streams of this process, and lets nobody begin another. */
export async function closeLive(): Promise<void> {
  await kept.onusLive?.hub.close();
}

/**
 * A stream of what happens in a workspace (lib/domain/live/live-event.ts), of an article in full where there is one. `?tab=` names the
 * browser's tab, `?claim=` what it has in hand. A browser that comes back says in Last-Event-ID, or in `?after=`, what it heard last.
 */
export async function openLive(viewer: Viewer, articleId: string | null, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const [tab, claimId] = [query.get("tab") ?? "", query.get("claim")];
  if (!isUuid(tab) || (claimId !== null && !isUuid(claimId))) throw new Refusal("invalid", { fields: { tab: "This is no tab's name." } });
  if (articleId !== null && (await articleTitle(viewer, articleId)) === null) throw new Refusal("not-found");
  const session = await signedIn();
  if (!session) throw new Refusal("signed-out");
  const lastHeard = request.headers.get("last-event-id") ?? query.get("after");
  const stream = liveHub().listen({ viewer, sessionId: session.sessionId, articleId, tab, claimId }, lastHeard);
  return new Response(stream, { headers: unbuffered });
}

/** Nothing on the way may gather it up: not Next's compression, not a proxy. */
const unbuffered = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};
