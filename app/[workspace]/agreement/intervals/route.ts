import { readAsked } from "@/lib/domain/agreement-asked";
import { measureAgreement } from "@/lib/operations/measure-agreement";
import { jsonResponse, readRoute } from "@/lib/pipeline/read-route";

/** The intervals of the figures on the page with the same search; 202 while they are still being worked out. */
export const GET = readRoute(async (viewer, _params, request) => {
  const asked = readAsked(Object.fromEntries(new URL(request.url).searchParams));
  const intervals = await measureAgreement(viewer, asked);
  if (intervals) return jsonResponse(JSON.stringify({ intervals }));
  return Response.json({ intervals: null }, { status: 202, headers: { "retry-after": "2", "cache-control": "no-store" } });
});
