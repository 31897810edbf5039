import { readClaimDetail } from "@/lib/data/claim-detail";
import { jsonResponse, readRoute } from "@/lib/pipeline/read-route";

/** One claim with its evidence, assessments and searches, as the viewer may see it. */
export const GET = readRoute<{ claim: string }>(
  async (viewer, { claim }) => jsonResponse(JSON.stringify(await readClaimDetail(viewer, claim))),
  ["claim"],
);
