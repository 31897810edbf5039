import { provedEntry } from "@/lib/data/proved-entry";
import { jsonResponse, readRoute } from "@/lib/pipeline/read-route";

/** An entry with its proof, to be recomputed by whoever asks. */
export const GET = readRoute<{ entry: string }>(
  async (viewer, { entry }) => jsonResponse(JSON.stringify(await provedEntry(viewer, entry))),
  ["entry"],
);
