import { randomUUID } from "node:crypto";
import { afterAll, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/domain/viewer";
import { editClaimOperation } from "@/lib/operations/edit-claim";
import { recordSearchOperation } from "@/lib/operations/record-search";
import { closeLive } from "@/lib/pipeline/live/live-route";
import { run } from "@/lib/pipeline/run";
import { memberAs } from "@/lib/pipeline/session";
import { GET } from "@/app/[workspace]/articles/[article]/live/route";
import { makeArticle } from "../support/article";
import { LiveClient } from "../support/live-client";
import { done, madeClaim } from "../support/made";
import { here } from "../support/next-headers";
import { useTestDatabase } from "../support/people";
import { sentBy } from "../support/signed-in";
import { asOwner, makeMember, makeUser, makeWorkspace, type TestWorkspace } from "../support/workspace";

vi.mock("next/headers", () => import("../support/next-headers"));
useTestDatabase();
afterAll(closeLive);

const writers = 20;
const listenersEach = 10;
const rounds = 5;

async function person(w: TestWorkspace, i: number) {
  const userId = await makeUser(`Person ${i}`, `person-${i}@${w.slug}.test`);
  await makeMember(w.workspaceId, userId, "analyst");
  return memberAs(userId, w.slug);
}

async function open(w: TestWorkspace, viewer: Viewer, article: string): Promise<LiveClient> {
  await sentBy(viewer.userId);
  const request = new Request(`${here.origin}/${w.slug}/articles/${article}/live?tab=${randomUUID()}`);
  const response = await GET(request, { params: Promise.resolve({ workspace: w.slug, article }) });
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"]);
  return new LiveClient(response.body!);
}

/** Changes the claim's words on top of what stands there, and says what was looked for. */
async function write(viewer: Viewer, claimId: string): Promise<void> {
  for (let version = 0; ;) {
    const words = { statement: `It burned. ${randomUUID()}`, speaker: null, mode: null };
    const result = await run(editClaimOperation, viewer, { claimId, version: version || 1, ...words });
    if (result.ok) break;
    expect(result.problem.kind).toBe("changed-meanwhile");
    version = result.problem.current!.version;
  }
  const search = { query: randomUUID(), place: "the archive", searchedOn: "2021-06-01", outcome: "Nothing." };
  done(await run(recordSearchOperation, viewer, { claimId, ...search }));
}

test("of what 20 people write at once, each of 200 who listen to the article hears everything, once, in one order", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.lead);
  const claims = await Promise.all(Array.from({ length: 5 }, () => madeClaim(w, article)));
  const people: Viewer[] = [];
  for (let i = 0; i < writers; i++) people.push(await person(w, i));
  const clients: LiveClient[] = [];
  for (const viewer of people) for (let i = 0; i < listenersEach; i++) clients.push(await open(w, viewer, article.articleId));
  await Promise.all(clients.map((client) => client.until((each) => each.count("reset") === 1)));

  const begun = await asOwner<{ last: string }>(`SELECT max(seq)::text AS last FROM audit_event`);
  await Promise.all(
    people.map(async (viewer, i) => {
      for (let round = 0; round < rounds; round++) await write(viewer, claims[(i + round) % claims.length]!.claimId);
    }),
  );
  const written = await asOwner<{ id: string }>(`SELECT id FROM audit_event WHERE article_id = $1 AND seq > $2 ORDER BY seq`, [
    article.articleId,
    begun[0]!.last,
  ]);
  expect(written).toHaveLength(writers * rounds * 2);
  expect(clients).toHaveLength(writers * listenersEach);
  for (const client of clients) {
    await client.until(({ events }) => events.length >= written.length);
    expect(client.events.map(({ id }) => id)).toEqual(written.map(({ id }) => id));
  }
  for (const { claimId } of claims) {
    const versions = clients[0]!.events.filter(({ object }) => object === `claim/${claimId}`).map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, i) => i + 2));
  }
}, 120_000);
