import { readVersionText } from "@/lib/data/workbench";
import { readRoute } from "@/lib/pipeline/read-route";

/** The text of one version. It never changes, so the browser asks once. */
export const GET = readRoute<{ article: string; version: string }>(
  async (viewer, { article, version }) => {
    const { text, sha256 } = await readVersionText(viewer, article, version);
    return new Response(text, {
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "private, max-age=31536000, immutable",
        etag: `"${sha256}"`,
      },
    });
  },
  ["article", "version"],
);
