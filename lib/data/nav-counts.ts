import type { Viewer } from "@/lib/domain/viewer";
import { workCounts } from "./my-work";
import { countUnread } from "./news";
import { countToReview } from "./review-queue";

/** What stands beside the names of places in the header. */
export type NavCounts = { work: number; review: number; news: number };
/** More than this is told as more than this. */
const mostCounted = 99;

/** How much waits for the viewer. @param today YYYY-MM-DD */
export async function navCounts(viewer: Viewer, today: string): Promise<NavCounts> {
  const [{ toAssess, toMend }, review, news] = await Promise.all([
    workCounts(viewer, today),
    countToReview(viewer, mostCounted + 1),
    countUnread(viewer),
  ]);
  return { work: toAssess + toMend, review, news };
}
