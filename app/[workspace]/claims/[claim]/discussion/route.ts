import { discussionOfClaim } from "@/lib/data/discussion";
import { jsonResponse, readRoute } from "@/lib/pipeline/read-route";

/** What is said about a claim, its links and its sentences, as this viewer may see it. */
export const GET = readRoute<{ claim: string }>(
  async (viewer, { claim }) => jsonResponse(JSON.stringify(await discussionOfClaim(viewer, claim))),
  ["claim"],
);
