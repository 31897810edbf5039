import { openLive } from "@/lib/pipeline/live/live-route";
import { readRoute } from "@/lib/pipeline/read-route";

/** What happens in the article, as it happens: server-sent events. */
export const GET = readRoute<{ article: string }>((viewer, { article }, request) => openLive(viewer, article, request), ["article"]);
