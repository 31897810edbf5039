import { listBundles } from "@/lib/data/bundles";
import { maySeeBundles } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { jsonResponse, readRoute } from "@/lib/pipeline/read-route";

/** The bundles that were asked for, and how far each is. */
export const GET = readRoute(async (viewer) => {
  if (!maySeeBundles(viewer)) throw new Refusal("forbidden");
  return jsonResponse(JSON.stringify(await listBundles(viewer)));
});
