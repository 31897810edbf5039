import { navCounts } from "@/lib/data/nav-counts";
import { jsonResponse, readRoute } from "@/lib/pipeline/read-route";

/** How much waits for the viewer, for the badges in the header. */
export const GET = readRoute(async (viewer) =>
  jsonResponse(JSON.stringify(await navCounts(viewer, new Date().toISOString().slice(0, 10)))),
);
