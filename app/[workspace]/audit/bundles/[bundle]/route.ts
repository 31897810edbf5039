import { downloadBundle } from "@/lib/operations/download-bundle";
import { readRoute } from "@/lib/pipeline/read-route";

/** A bundle's file. A download that was broken off goes on where it ended. */
export const GET = readRoute<{ bundle: string }>(
  async (viewer, { bundle }, { headers: asked }) => {
    const range = { range: asked.get("range"), ifRange: asked.get("if-range") };
    const { status, headers, body } = await downloadBundle(viewer, bundle, range);
    return new Response(body, { status, headers });
  },
  ["bundle"],
);
