import { readAsked } from "@/lib/domain/agreement-asked";
import { exportRatings } from "@/lib/operations/export-ratings";
import { readRoute } from "@/lib/pipeline/read-route";

/** The ratings behind the page with the same search, as a file for `onus agreement`. */
export const GET = readRoute(async (viewer, _params, request) => {
  const asked = readAsked(Object.fromEntries(new URL(request.url).searchParams));
  const { mediaType, disposition, body } = await exportRatings(viewer, asked);
  return new Response(body, {
    headers: {
      "content-type": mediaType,
      "content-disposition": disposition,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
