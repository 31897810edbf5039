import { readClaimAssignment } from "@/lib/data/claim-assignment";
import { jsonResponse, readRoute } from "@/lib/pipeline/read-route";

/** Who assesses the claim, as far as the viewer may know it. */
export const GET = readRoute<{ claim: string }>(
  async (viewer, { claim }) => jsonResponse(JSON.stringify(await readClaimAssignment(viewer, claim))),
  ["claim"],
);
