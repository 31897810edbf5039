import { readTraining } from "@/lib/data/known-answers";
import { jsonResponse, readRoute } from "@/lib/pipeline/read-route";

/** The known answer of a training claim, as far as this viewer may see it. */
export const GET = readRoute<{ claim: string }>(
  async (viewer, { claim }) => jsonResponse(JSON.stringify(await readTraining(viewer, claim))),
  ["claim"],
);
