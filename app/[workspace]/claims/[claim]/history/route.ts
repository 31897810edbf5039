import { claimHistory } from "@/lib/data/history";
import { jsonResponse, readRoute } from "@/lib/pipeline/read-route";

/** What happened to the claim, newest first, a page at a time. */
export const GET = readRoute<{ claim: string }>(
  async (viewer, { claim }, request) => {
    const before = new URL(request.url).searchParams.get("before") ?? undefined;
    return jsonResponse(JSON.stringify(await claimHistory(viewer, claim, { before, limit: 30 })));
  },
  ["claim"],
);
