import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { isHTTPAccessFallbackError } from "next/dist/client/components/http-access-fallback/http-access-fallback";
import { isRedirectError } from "next/dist/client/components/redirect-error";
import { madeEvidence, madeSubmission } from "../support/made";
import { here } from "../support/next-headers";
import { useTestDatabase } from "../support/people";
import { sentBy } from "../support/signed-in";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";

vi.mock("next/headers", () => import("../support/next-headers"));
useTestDatabase();

type Role = "observer" | "analyst" | "reviewer" | "lead";
type Made = { workspace: string; article: string; version: string; claim: string; evidence: string };
type Row = {
  /** Below app/. */
  file: string;
  /** `members`: everybody in the workspace. `anybody`: no sign-in needed, for the reason given. */
  for: "members" | readonly Role[] | { anybody: string };
  query?: (made: Made) => string;
  params?: Partial<Made> & { format?: string };
};

const analysts = ["analyst", "reviewer", "lead"] as const;
const article = "[workspace]/articles/[article]";
const rows: Row[] = [
  { file: `${article}/page.tsx`, for: "members" },
  { file: `${article}/dashboard/page.tsx`, for: "members" },
  { file: `${article}/details/page.tsx`, for: "members" },
  { file: `${article}/export/page.tsx`, for: "members" },
  { file: `${article}/data/route.ts`, for: "members" },
  { file: `${article}/candidates/route.ts`, for: "members", query: ({ version }) => `?version=${version}&from=0&to=10` },
  { file: `${article}/own-states/route.ts`, for: "members" },
  { file: `${article}/text/[version]/route.ts`, for: "members" },
  { file: `${article}/export/[format]/route.ts`, for: "members", params: { format: "jsonl" } },
  { file: "[workspace]/articles/page.tsx", for: "members" },
  { file: "[workspace]/articles/new/page.tsx", for: analysts },
  { file: "[workspace]/claims/page.tsx", for: "members" },
  { file: "[workspace]/claims/[claim]/page.tsx", for: "members" },
  { file: "[workspace]/claims/[claim]/data/route.ts", for: "members" },
  { file: "[workspace]/claims/[claim]/history/route.ts", for: "members" },
  { file: "[workspace]/claims/[claim]/choices/route.ts", for: "members" },
  { file: "[workspace]/evidence/page.tsx", for: "members" },
  { file: "[workspace]/evidence/choices/route.ts", for: "members" },
  { file: "[workspace]/evidence/sources/page.tsx", for: "members" },
  { file: "[workspace]/evidence/[evidence]/page.tsx", for: "members" },
  { file: "[workspace]/evidence/[evidence]/text/route.ts", for: "members" },
  { file: "[workspace]/evidence/[evidence]/file/route.ts", for: "members" },
  { file: "[workspace]/snapshots/route.ts", for: analysts },
  { file: "[workspace]/people/page.tsx", for: "members" },
  { file: "[workspace]/settings/page.tsx", for: "members" },
  { file: "[workspace]/page.tsx", for: { anybody: "only leads on to the articles, and its layout asks who reads" } },
  { file: "(entry)/page.tsx", for: { anybody: "is the way to the sign-in" } },
  { file: "(entry)/sign-in/page.tsx", for: { anybody: "is the sign-in" } },
  { file: "(entry)/forgotten/page.tsx", for: { anybody: "is for those who cannot sign in" } },
  { file: "(entry)/reset/[token]/page.tsx", for: { anybody: "says whether the holder's token works, and nothing of whose it is" } },
  { file: "(entry)/first-run/page.tsx", for: { anybody: "is gone once there is an account: the first run's tests" } },
  { file: "(entry)/invitation/[token]/page.tsx", for: { anybody: "shows what the holder of the token may know" } },
  { file: "account/page.tsx", for: { anybody: "shows the signed-in person, and sends others to the sign-in" } },
  { file: "api/auth/[...nextauth]/route.ts", for: { anybody: "is the sign-in: tests/pipeline" } },
  { file: "api/health/route.ts", for: { anybody: "is for load balancers and tells nothing of anybody" } },
];

const app = join(import.meta.dirname, "../../app");
type Module = { default?: (props: object) => Promise<unknown>; GET?: Handler; POST?: Handler };
type Handler = (request: Request, context: object) => Promise<Response>;

/** What somebody gets who asks for this: a status, as the browser sees it in the end. */
async function asked(row: Row, made: Made, module: Module): Promise<number> {
  const params = Promise.resolve({ ...made, ...row.params });
  const address = new URL(row.query?.(made) ?? "", `${here.origin}/`);
  if (module.default) {
    try {
      await module.default({ params, searchParams: Promise.resolve(Object.fromEntries(address.searchParams)) });
      return 200;
    } catch (error) {
      if (isRedirectError(error)) return 307;
      if (isHTTPAccessFallbackError(error)) return 404;
      throw error;
    }
  }
  const body = module.POST
    ? { method: "POST", body: "A note.", headers: { ...here, "content-type": "text/plain", "x-file-name": "note.txt" } }
    : {};
  const response = await (module.GET ?? module.POST)!(new Request(address, body), { params });
  await response.arrayBuffer();
  return response.status;
}

test("every page and every route has a row here", () => {
  const files = readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => /^(page\.tsx|route\.ts)$/.test(entry.name))
    .map((entry) => relative(app, join(entry.parentPath, entry.name)));
  expect(rows.map((row) => row.file).toSorted()).toEqual(files.toSorted());
});

let [own, other]: TestWorkspace[] = [];
let made: Made;
beforeAll(async () => {
  [own, other] = [await makeWorkspace(), await makeWorkspace()];
  const { claimId } = await madeSubmission(own);
  const { evidenceId } = await madeEvidence(own);
  const [claim] = await asOwner<{ article: string; version: string }>(
    `SELECT a.id AS article, a.current_version_id AS version FROM claim c JOIN article a ON a.id = c.article_id WHERE c.id = $1`,
    [claimId],
  );
  made = { workspace: own.slug, ...claim!, claim: claimId, evidence: evidenceId };
});

const closed = rows.filter((row): row is Row & { for: "members" | readonly Role[] } => row.for === "members" || Array.isArray(row.for));

describe.each(closed.map((row) => [row.file, row] as const))("%s", (file, row) => {
  test("is for who may in its own workspace; a stranger finds nothing, and nobody goes unasked", async () => {
    const module = (await import(join(app, file))) as Module;
    const page = module.default !== undefined;
    for (const role of ["observer", "analyst", "reviewer", "lead"] as const) {
      const may = row.for === "members" || row.for.includes(role);
      await sentBy(own!.viewers[role].userId);
      expect([role, await asked(row, made, module)]).toEqual([role, may ? 200 : page ? 404 : 403]);
    }
    await sentBy(other!.viewers.lead.userId);
    expect(await asked(row, made, module)).toBe(404);
    const aboutSomething = /\[(article|claim|evidence)\]/.test(file);
    if (aboutSomething) expect(await asked(row, { ...made, workspace: other!.slug }, module)).toBe(404);
    await sentBy(null);
    expect(await asked(row, made, module)).toBe(page ? 307 : 401);
  });
});
