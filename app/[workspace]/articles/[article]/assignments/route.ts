import { readOwnAssignments } from "@/lib/data/claim-assignment";
import { jsonResponse, readRoute } from "@/lib/pipeline/read-route";

/** The viewer's own assignments in the article, by claim, and how many more claims of it they could take. */
export const GET = readRoute<{ article: string }>(
  async (viewer, { article }) => jsonResponse(JSON.stringify(await readOwnAssignments(viewer, article))),
  ["article"],
);
