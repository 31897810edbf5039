import { evidenceText } from "@/lib/data/evidence-choices";
import { readRoute } from "@/lib/pipeline/read-route";

/** The frozen text, in which a passage is chosen. It never changes, so the browser asks once. */
export const GET = readRoute<{ evidence: string }>(
  async (viewer, { evidence }) => {
    const { text, textSha256 } = await evidenceText(viewer, evidence);
    return new Response(text, {
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "private, max-age=31536000, immutable",
        etag: `"${textSha256}"`,
      },
    });
  },
  ["evidence"],
);
