import { readFileSync, rmSync } from "node:fs";
import { beforeAll, expect, test, vi } from "vitest";
import { GET as download } from "@/app/[workspace]/audit/bundles/[bundle]/route";
import { GET as policy } from "@/app/[workspace]/audit/bundles/policy/route";
import { makeNextBundle } from "@/lib/background/bundles/bundler";
import { bundleFile } from "@/lib/gateways/bundles/places";
import { exportBundleOperation } from "@/lib/operations/export-bundle";
import { run } from "@/lib/pipeline/run";
import { here } from "../support/next-headers";
import { madeAssignment } from "../support/assigned";
import { testKey, whileSealed } from "../support/hand-sealed";
import { done, madeVerdict } from "../support/made";
import { useTestDatabase } from "../support/people";
import { sentBy } from "../support/signed-in";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";

vi.mock("next/headers", () => import("../support/next-headers"));
useTestDatabase();

let w: TestWorkspace;
let whole: string;
let ofArticle: string;
let file: Buffer;
const signal = new AbortController().signal;

beforeAll(async () => {
  w = await makeWorkspace();
  await madeVerdict(w);
  const [article] = await asOwner<{ id: string }>(`SELECT id FROM article WHERE workspace_id = $1`, [w.workspaceId]);
  const ask = async (scope: object) => done(await run(exportBundleOperation, w.viewers.lead, { scope, withhold: [] })).bundleId;
  whole = await ask({ of: "workspace" });
  ofArticle = await ask({ of: "article", article: article!.id });
  await whileSealed(w, async () => {
    while (await makeNextBundle(signal));
  });
  file = readFileSync(bundleFile(w.workspaceId, whole));
});

async function asked(bundle: string, headers: Record<string, string> = {}, workspace = w.slug): Promise<Response> {
  return download(new Request(`${here.origin}/`, { headers }), { params: Promise.resolve({ workspace, bundle }) });
}
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

test("a bundle is for who may ask for it, of its own workspace", async () => {
  const elsewhere = await makeWorkspace();
  const got = async (userId: string | null, bundle: string, workspace = w.slug): Promise<number> => {
    await sentBy(userId);
    const response = await asked(bundle, {}, workspace);
    await response.arrayBuffer();
    return response.status;
  };
  for (const [who, forWhole, forArticle] of [
    ["observer", 403, 403],
    ["analyst", 403, 403],
    ["reviewer", 403, 200],
    ["lead", 200, 200],
  ] as const) {
    const { userId } = w.viewers[who];
    expect([who, await got(userId, whole), await got(userId, ofArticle)]).toEqual([who, forWhole, forArticle]);
  }
  expect(await got(null, whole)).toBe(401);
  expect(await got(elsewhere.viewers.lead.userId, whole)).toBe(404);
  expect(await got(elsewhere.viewers.lead.userId, whole, elsewhere.slug)).toBe(404);
});

test("it comes whole, or from where a download was broken off", async () => {
  await sentBy(w.viewers.lead.userId);
  const first = await asked(whole);
  expect(first.status).toBe(200);
  expect(first.headers.get("content-length")).toBe(String(file.length));
  expect(first.headers.get("content-disposition")).toContain(".zip");
  expect((await bytesOf(first)).equals(file)).toBe(true);
  const etag = first.headers.get("etag")!;

  const rest = await asked(whole, { range: "bytes=100-", "if-range": etag });
  expect(rest.status).toBe(206);
  expect(rest.headers.get("content-range")).toBe(`bytes 100-${file.length - 1}/${file.length}`);
  expect((await bytesOf(rest)).equals(file.subarray(100))).toBe(true);

  const last = await asked(whole, { range: "bytes=-22" });
  expect((await bytesOf(last)).equals(file.subarray(-22))).toBe(true);
});

test("a part of another file than was begun is not given, nor one that is not there", async () => {
  await sentBy(w.viewers.lead.userId);
  const other = await asked(whole, { range: "bytes=100-", "if-range": '"another"' });
  expect(other.status).toBe(200);
  expect((await bytesOf(other)).length).toBe(file.length);
  const beyond = await asked(whole, { range: `bytes=${file.length}-` });
  expect(beyond.status).toBe(416);
  expect(beyond.headers.get("content-range")).toBe(`bytes */${file.length}`);
});

test("whoever has a claim in it to assess by now is refused", async () => {
  const { claimId } = await madeAssignment(w, w.viewers.lead);
  await sentBy(w.viewers.lead.userId);
  expect((await asked(whole)).status).toBe(403);
  await asOwner(`DELETE FROM assignment WHERE claim_id = $1`, [claimId]);
  const again = await asked(whole);
  expect(again.status).toBe(200);
  await again.arrayBuffer();
});

test("a file that this server does not have is told as such", async () => {
  await sentBy(w.viewers.lead.userId);
  rmSync(bundleFile(w.workspaceId, ofArticle));
  const response = await asked(ofArticle);
  expect([response.status, await response.json()]).toMatchObject([
    503,
    { problem: { detail: expect.stringContaining("Ask for a new one") } },
  ]);
});

test("the policy names the log's key, for who may have bundles; before anything is signed there is none", async () => {
  const get = (workspace: string): Promise<Response> => policy(new Request(`${here.origin}/`), { params: Promise.resolve({ workspace }) });
  await sentBy(w.viewers.reviewer.userId);
  const origin = w.viewers.lead.workspace.logOrigin;
  expect(await (await get(w.slug)).json()).toEqual({ format: "onus-policy/1", logs: [{ origin, keys: [testKey(origin).vkey] }] });
  await sentBy(w.viewers.analyst.userId);
  expect((await get(w.slug)).status).toBe(403);
  const fresh = await makeWorkspace();
  await sentBy(fresh.viewers.lead.userId);
  expect((await get(fresh.slug)).status).toBe(503);
});
