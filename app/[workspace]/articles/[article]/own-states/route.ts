import { readOwnStates } from "@/lib/data/workbench";
import { jsonResponse, readRoute } from "@/lib/pipeline/read-route";

/** The state of the viewer's own assessments in the article, by claim. */
export const GET = readRoute<{ article: string }>(
  async (viewer, { article }) => jsonResponse(JSON.stringify(await readOwnStates(viewer, article))),
  ["article"],
);
