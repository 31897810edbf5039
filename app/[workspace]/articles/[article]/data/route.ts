import { workbenchChanges, workbenchJson } from "@/lib/data/workbench";
import { jsonResponse, knownTag, readRoute } from "@/lib/pipeline/read-route";

/** The article's sentences and claims: all of them, or with `?since=` what has changed since that revision. */
export const GET = readRoute<{ article: string }>(
  async (viewer, { article }, request) => {
    const since = new URL(request.url).searchParams.get("since");
    if (since) return jsonResponse(JSON.stringify(await workbenchChanges(viewer, article, since)));
    const { revision, json } = await workbenchJson(viewer, article, knownTag(request));
    if (json === null) return new Response(null, { status: 304, headers: { etag: `"${revision}"` } });
    return jsonResponse(json, revision);
  },
  ["article"],
);
