import { evidenceChoices, sourceChoices } from "@/lib/data/evidence-choices";
import { jsonResponse, readRoute } from "@/lib/pipeline/read-route";

/** Evidence, or with `of=sources` sources, to choose from by words. */
export const GET = readRoute<Record<string, string>>(async (viewer, _params, request) => {
  const asked = new URL(request.url).searchParams;
  const words = (asked.get("words") ?? "").slice(0, 200);
  const choices = asked.get("of") === "sources" ? sourceChoices(viewer, words) : evidenceChoices(viewer, words);
  return jsonResponse(JSON.stringify(await choices));
});
