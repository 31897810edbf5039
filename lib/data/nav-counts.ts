import type { Viewer } from "@/lib/domain/viewer";
import { workCounts } from "./my-work";
import { countToReview } from "./review-queue";

/** What stands beside the names of places in the header. */
export type NavCounts = { work: number; review: number };
/** More than this is told as more than this. */
const mostCounted = 99;

/** How much waits for the viewer. @param today YYYY-MM-DD */
export async function navCounts(viewer: Viewer, today: string): Promise<NavCounts> {
  const [{ toAssess, toMend, mentions }, review] = await Promise.all([workCounts(viewer, today), countToReview(viewer, mostCounted + 1)]);
  return { work: toAssess + toMend + mentions, review };
}
