import { randomUUID } from "node:crypto";
import { afterEach } from "vitest";
import type { Viewer } from "@/lib/domain/viewer";
import { LiveHub } from "@/lib/pipeline/live/hub";
import { LiveClient } from "./live-client";
import { makeSession } from "./people";

const hubs: LiveHub[] = [];

/** An instance of the app, as far as live streams go, until the test ends. */
export function instance(): LiveHub {
  const hub = new LiveHub(process.env.DATABASE_URL!);
  hubs.push(hub);
  return hub;
}

export function useInstances(): void {
  afterEach(async () => {
    await Promise.all(hubs.splice(0).map((hub) => hub.close()));
  });
}

type More = { articleId?: string | null; lastHeard?: string | null; sessionId?: string; claimId?: string | null; tab?: string };

/** A browser of somebody's that listens, and has heard something if it did not say where it had left. */
export async function listening(hub: LiveHub, viewer: Viewer, more: More = {}): Promise<LiveClient> {
  const { articleId = null, lastHeard = null, claimId = null, tab = randomUUID() } = more;
  const sessionId = more.sessionId ?? (await makeSession(viewer.userId));
  const client = new LiveClient(hub.listen({ viewer, sessionId, articleId, tab, claimId }, lastHeard));
  if (lastHeard === null) await client.until(({ messages }) => messages.length > 0);
  return client;
}
