import { readVersionText } from "@/lib/data/workbench";
import { knownTag, readRoute, textResponse } from "@/lib/pipeline/read-route";

/** The text of one version. It never changes, unless words in it are erased. */
export const GET = readRoute<{ article: string; version: string }>(
  async (viewer, { article, version }, request) => {
    const { text, mark } = await readVersionText(viewer, article, version, knownTag(request));
    return textResponse(text, mark);
  },
  ["article", "version"],
);
