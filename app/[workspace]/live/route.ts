import { openLive } from "@/lib/pipeline/live/live-route";
import { readRoute } from "@/lib/pipeline/read-route";

/** That something happens in the workspace, and to which kinds of things, as it happens: server-sent events. */
export const GET = readRoute((viewer, _params, request) => openLive(viewer, null, request));
