import { navCounts } from "@/lib/data/nav-counts";
import { dayOf } from "@/lib/domain/days";
import { jsonResponse, readRoute } from "@/lib/pipeline/read-route";

/** How much waits for the viewer, for the badges in the header. */
export const GET = readRoute(async (viewer) => jsonResponse(JSON.stringify(await navCounts(viewer, dayOf(new Date())))));
