import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isHTTPAccessFallbackError } from "next/dist/client/components/http-access-fallback/http-access-fallback";
import { isRedirectError } from "next/dist/client/components/redirect-error";
import { here } from "./next-headers";

/** Every page and every route with who may see it: the authorization matrix and the walk of the blind are made of it. Ask with `next/headers` mocked. */
export type Role = "observer" | "analyst" | "reviewer" | "lead";
export type Made = { workspace: string; article: string; version: string; claim: string; evidence: string; entry: string };
export type RouteRow = {
  /** Below app/. */
  file: string;
  /** `members`: everybody in the workspace. `anybody`: no sign-in needed, for the reason given. */
  for: "members" | readonly Role[] | { anybody: string };
  query?: (made: Made) => string;
  params?: Partial<Made> & { format?: string };
};

const analysts = ["analyst", "reviewer", "lead"] as const;
const reviewers = ["reviewer", "lead"] as const;
const article = "[workspace]/articles/[article]";
const tab = "019a0000-0000-7000-8000-000000000001";
export const routeRows: RouteRow[] = [
  { file: `${article}/page.tsx`, for: "members" },
  { file: `${article}/dashboard/page.tsx`, for: "members" },
  { file: `${article}/details/page.tsx`, for: "members" },
  { file: `${article}/discussion/page.tsx`, for: "members" },
  { file: `${article}/export/page.tsx`, for: "members" },
  { file: `${article}/assignment/page.tsx`, for: ["reviewer", "lead"] },
  { file: `${article}/assignments/route.ts`, for: "members" },
  { file: `${article}/data/route.ts`, for: "members" },
  { file: `${article}/candidates/route.ts`, for: "members", query: ({ version }) => `?version=${version}&from=0&to=10` },
  { file: `${article}/own-states/route.ts`, for: "members" },
  { file: `${article}/text/[version]/route.ts`, for: "members" },
  { file: `${article}/export/[format]/route.ts`, for: "members", params: { format: "jsonl" } },
  { file: `${article}/live/route.ts`, for: "members", query: () => `?tab=${tab}` },
  { file: "[workspace]/live/route.ts", for: "members", query: () => `?tab=${tab}` },
  { file: "[workspace]/presence/route.ts", for: "members", query: () => `?tab=${tab}` },
  { file: "[workspace]/articles/page.tsx", for: "members" },
  { file: "[workspace]/articles/new/page.tsx", for: analysts },
  { file: "[workspace]/claims/page.tsx", for: "members" },
  { file: "[workspace]/claims/[claim]/page.tsx", for: "members" },
  { file: "[workspace]/claims/[claim]/data/route.ts", for: "members" },
  { file: "[workspace]/claims/[claim]/discussion/route.ts", for: "members" },
  {
    file: "[workspace]/claims/[claim]/training/route.ts",
    for: { anybody: "is there for claims of training articles only: tests/operations/training.test.ts" },
  },
  { file: "[workspace]/claims/[claim]/history/route.ts", for: "members" },
  { file: "[workspace]/claims/[claim]/assignment/route.ts", for: "members" },
  { file: "[workspace]/claims/[claim]/choices/route.ts", for: "members" },
  { file: "[workspace]/claims/[claim]/sentences/route.ts", for: "members" },
  { file: "[workspace]/review/page.tsx", for: reviewers },
  { file: "[workspace]/review/approve/page.tsx", for: reviewers },
  { file: "[workspace]/review/disagreements/page.tsx", for: reviewers },
  { file: "[workspace]/review/[claim]/page.tsx", for: "members" },
  { file: "[workspace]/agreement/page.tsx", for: reviewers },
  { file: "[workspace]/agreement/differences/page.tsx", for: reviewers },
  { file: "[workspace]/agreement/intervals/route.ts", for: reviewers },
  { file: "[workspace]/agreement/ratings/route.ts", for: reviewers },
  { file: "[workspace]/evidence/page.tsx", for: "members" },
  { file: "[workspace]/evidence/choices/route.ts", for: "members" },
  { file: "[workspace]/evidence/sources/page.tsx", for: "members" },
  { file: "[workspace]/evidence/[evidence]/page.tsx", for: "members" },
  { file: "[workspace]/evidence/[evidence]/text/route.ts", for: "members" },
  { file: "[workspace]/evidence/[evidence]/file/route.ts", for: "members" },
  { file: "[workspace]/snapshots/route.ts", for: analysts },
  { file: "[workspace]/guidelines/page.tsx", for: "members" },
  { file: "[workspace]/news/page.tsx", for: "members" },
  { file: "[workspace]/people/page.tsx", for: "members" },
  { file: "[workspace]/settings/page.tsx", for: "members" },
  { file: "[workspace]/audit/page.tsx", for: ["observer", "reviewer", "lead"] },
  { file: "[workspace]/audit/[entry]/page.tsx", for: "members" },
  {
    file: "[workspace]/audit/[entry]/proof/route.ts",
    for: { anybody: "is there for sealed entries only, for whoever may know their place: tests/data/proved-entry.test.ts" },
  },
  { file: "[workspace]/audit/bundles/page.tsx", for: reviewers },
  { file: "[workspace]/audit/bundles/list/route.ts", for: reviewers },
  {
    file: "[workspace]/audit/bundles/[bundle]/route.ts",
    for: { anybody: "is there for bundles that are ready only: tests/operations/download-bundle.test.ts" },
  },
  {
    file: "[workspace]/audit/bundles/policy/route.ts",
    for: { anybody: "is there for logs that are signed only: tests/operations/download-bundle.test.ts" },
  },
  { file: "[workspace]/audit/erase/page.tsx", for: ["lead"] },
  { file: "[workspace]/work/page.tsx", for: "members" },
  { file: "[workspace]/work/counts/route.ts", for: "members" },
  { file: "[workspace]/page.tsx", for: { anybody: "only leads on to the articles, and its layout asks who reads" } },
  { file: "(entry)/page.tsx", for: { anybody: "is the way to the sign-in" } },
  { file: "(entry)/sign-in/page.tsx", for: { anybody: "is the sign-in" } },
  { file: "(entry)/forgotten/page.tsx", for: { anybody: "is for those who cannot sign in" } },
  { file: "(entry)/reset/[token]/page.tsx", for: { anybody: "says whether the holder's token works, and nothing of whose it is" } },
  { file: "(entry)/first-run/page.tsx", for: { anybody: "is gone once there is an account: the first run's tests" } },
  { file: "(entry)/invitation/[token]/page.tsx", for: { anybody: "shows what the holder of the token may know" } },
  { file: "verify/page.tsx", for: { anybody: "checks in the browser what somebody brings along, and shows nothing of this server" } },
  { file: "account/page.tsx", for: { anybody: "shows the signed-in person, and sends others to the sign-in" } },
  { file: "api/auth/[...nextauth]/route.ts", for: { anybody: "is the sign-in: tests/pipeline" } },
  { file: "api/health/route.ts", for: { anybody: "is for load balancers and tells nothing of anybody" } },
];

export const app = join(import.meta.dirname, "../../app");
export type RouteModule = { default?: (props: object) => Promise<unknown>; GET?: Handler; POST?: Handler };
type Handler = (request: Request, context: object) => Promise<Response>;

/** What whoever sends gets: a status, as the browser sees it in the end, and the page's element or the route's response. */
export async function askedFor(
  row: RouteRow,
  made: Made,
  module: RouteModule,
  headers: Record<string, string> = {},
): Promise<{ status: number; element?: unknown; response?: Response }> {
  const params = Promise.resolve({ ...made, ...row.params });
  const address = new URL(row.query?.(made) ?? "", `${here.origin}/`);
  if (module.default) {
    try {
      const element = await module.default({ params, searchParams: Promise.resolve(Object.fromEntries(address.searchParams)) });
      return { status: 200, element };
    } catch (error) {
      if (isRedirectError(error)) return { status: 307 };
      if (isHTTPAccessFallbackError(error)) return { status: 404 };
      throw error;
    }
  }
  const body = module.POST
    ? { method: "POST", body: "A note.", headers: { ...here, "content-type": "text/plain", "x-file-name": "note.txt" } }
    : { headers };
  const response = await (module.GET ?? module.POST)!(new Request(address, body), { params });
  const live = response.headers.get("content-type")?.startsWith("text/event-stream");
  return { status: response.status, response: live ? await beginningOf(response) : response };
}

/** A live stream has no end of its own: what it says before it has nothing more to say. */
async function beginningOf({ body, headers }: Response): Promise<Response> {
  const [reader, decoder] = [body!.getReader(), new TextDecoder()];
  let said = "";
  for (;;) {
    const more = await Promise.race([reader.read(), sleep(400)]);
    if (!more?.value) break;
    said += decoder.decode(more.value, { stream: true });
  }
  await reader.cancel();
  return new Response(said, { headers });
}
