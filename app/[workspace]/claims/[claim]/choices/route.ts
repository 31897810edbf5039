import { claimChoices } from "@/lib/data/claim-choices";
import { jsonResponse, readRoute } from "@/lib/pipeline/read-route";

/** Claims of the same article that this one can be related to or merged with. */
export const GET = readRoute<{ claim: string }>(
  async (viewer, { claim }, request) => {
    const words = new URL(request.url).searchParams.get("words") ?? "";
    return jsonResponse(JSON.stringify(await claimChoices(viewer, claim, words.slice(0, 200))));
  },
  ["claim"],
);
