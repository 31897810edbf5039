import { evidenceText } from "@/lib/data/evidence-choices";
import { knownTag, readRoute, textResponse } from "@/lib/pipeline/read-route";

/** The frozen text, in which a passage is chosen. It never changes, unless words in it are erased. */
export const GET = readRoute<{ evidence: string }>(
  async (viewer, { evidence }, request) => {
    const { text, mark } = await evidenceText(viewer, evidence);
    return textResponse(mark === knownTag(request) ? null : text, mark);
  },
  ["evidence"],
);
