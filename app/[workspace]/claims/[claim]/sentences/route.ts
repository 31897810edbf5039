import { claimSentences } from "@/lib/data/claim-sentences";
import { jsonResponse, readRoute } from "@/lib/pipeline/read-route";

/** The sentences that a reviewer of this claim can point at. */
export const GET = readRoute<{ claim: string }>(
  async (viewer, { claim }) => jsonResponse(JSON.stringify(await claimSentences(viewer, claim))),
  ["claim"],
);
