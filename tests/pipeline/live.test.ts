import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/domain/viewer";
import { changeRoleOperation } from "@/lib/operations/change-role";
import { editClaimOperation } from "@/lib/operations/edit-claim";
import { editSourceOperation } from "@/lib/operations/add-source";
import { recordSearchOperation } from "@/lib/operations/record-search";
import { removeMemberOperation } from "@/lib/operations/remove-member";
import { saveAssessmentOperation } from "@/lib/operations/save-assessment";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { LiveClient } from "../support/live-client";
import { instance, listening, useInstances } from "../support/live-instances";
import { done, judgement, madeClaim, madeDraft, madeLink, madeSource, madeSubmission } from "../support/made";
import { makeSession, useTestDatabase } from "../support/people";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

useInstances();
afterEach(() => {
  vi.useRealTimers();
});

async function edited(viewer: Viewer, claimId: string): Promise<void> {
  const [row] = await asOwner<{ version: number }>(`SELECT version FROM claim WHERE id = $1`, [claimId]);
  const words = { statement: `It burned. ${randomUUID()}`, speaker: null, mode: null };
  done(await run(editClaimOperation, viewer, { claimId, version: row!.version, ...words }));
}
const versionsIn = (client: LiveClient, claimId: string): number[] =>
  client.events.filter(({ object }) => object === `claim/${claimId}`).map(({ version }) => version);

test("whoever begins to listen is told to read, then hears who did what to what, and nothing of what it says", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  const client = await listening(instance(), w.viewers.lead, { articleId });
  expect(client.messages).toEqual([{ event: "reset", data: null, id: null }]);
  await edited(w.viewers.analyst, claimId);
  await client.until(({ events }) => events.length === 1);
  const { userId, name } = w.viewers.analyst;
  expect(client.events).toEqual([
    {
      id: client.lastId,
      act: "claim.changed",
      object: `claim/${claimId}`,
      version: 2,
      claimId,
      by: { userId, name },
      at: expect.any(String),
    },
  ]);
});

test("two instances of the app on one database hear the same", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  const [a, b] = [
    await listening(instance(), w.viewers.lead, { articleId }),
    await listening(instance(), w.viewers.reviewer, { articleId }),
  ];
  for (let i = 0; i < 5; i++) await edited(w.viewers.analyst, claimId);
  for (const client of [a, b]) await client.until(({ events }) => events.length === 5);
  expect(a.events).toEqual(b.events);
  expect(versionsIn(a, claimId)).toEqual([2, 3, 4, 5, 6]);
});

test("a stream is about its article; of the rest of the workspace it tells only that something happened, and of other workspaces nothing", async () => {
  const [w, other] = [await makeWorkspace(), await makeWorkspace()];
  const [one, two] = [await madeClaim(w), await madeClaim(w)];
  const strange = await madeClaim(other);
  const hub = instance();
  const [inOne, everywhere] = [await listening(hub, w.viewers.lead, { articleId: one.articleId }), await listening(hub, w.viewers.lead)];
  await edited(other.viewers.analyst, strange.claimId);
  await edited(w.viewers.analyst, two.claimId);
  await edited(w.viewers.analyst, one.claimId);
  await inOne.until(({ events }) => events.length > 0);
  // Both may come in one message, or in two.
  await everywhere.until(({ lastId }) => lastId === inOne.lastId);
  expect(versionsIn(inOne, one.claimId)).toEqual([2]);
  const elsewhere = (client: LiveClient) => new Set(client.messages.flatMap(({ event, data }) => (event === "elsewhere" ? data : [])));
  expect([elsewhere(inOne), elsewhere(everywhere)]).toEqual([new Set(["claim"]), new Set(["claim"])]);
  expect(JSON.stringify(inOne.messages)).not.toContain(two.claimId);
  expect(JSON.stringify(everywhere.messages)).not.toContain(one.claimId);
  expect(everywhere.events).toEqual([]);
});

test("a correction of a source reaches everybody who may have evidence of it before them", async () => {
  const w = await makeWorkspace();
  const { articleId } = await madeClaim(w);
  const source = await madeSource(w);
  const client = await listening(instance(), w.viewers.lead, { articleId });
  const words = { name: "The fire brigade", reliability: "A", origin: "", note: "" };
  done(await run(editSourceOperation, w.viewers.analyst, { ...words, sourceId: source.sourceId, version: source.version }));
  await client.until(({ events }) => events.length > 0);
  expect(client.events.map(({ act }) => act)).toEqual(["source.changed"]);
});

test("a browser that comes back goes on after what it heard last, without a gap and without hearing anything twice, also on another instance", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  const first = await listening(instance(), w.viewers.lead, { articleId });
  await edited(w.viewers.analyst, claimId);
  await first.until(({ events }) => events.length === 1);
  await first.close();
  for (let i = 0; i < 3; i++) await edited(w.viewers.analyst, claimId);
  const second = await listening(instance(), w.viewers.lead, { articleId, lastHeard: first.lastId });
  await edited(w.viewers.analyst, claimId);
  await second.until(({ events }) => events.length === 4);
  expect([...versionsIn(first, claimId), ...versionsIn(second, claimId)]).toEqual([2, 3, 4, 5, 6]);
  expect(second.count("reset")).toBe(0);
});

test("who comes back with an event that this workspace does not know is told to read everything again", async () => {
  const [w, other] = [await makeWorkspace(), await makeWorkspace()];
  const { claimId, articleId } = await madeClaim(w);
  await madeClaim(other);
  const [foreign] = await asOwner<{ id: string }>(`SELECT id FROM audit_event WHERE workspace_id = $1 LIMIT 1`, [other.workspaceId]);
  const hub = instance();
  for (const lastHeard of [randomUUID(), foreign!.id, "nonsense"]) {
    const client = await listening(hub, w.viewers.lead, { articleId, lastHeard });
    await client.until(({ messages }) => messages.length > 0);
    expect(client.messages[0]).toMatchObject({ event: "reset" });
    await edited(w.viewers.analyst, claimId);
    await client.until(({ events }) => events.length === 1);
    await client.close();
  }
});

test("when the connection that listens is cut, what happens meanwhile is told all the same", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  const client = await listening(instance(), w.viewers.lead, { articleId });
  await edited(w.viewers.analyst, claimId);
  await client.until(({ events }) => events.length === 1);
  const cut = await asOwner<{ cut: boolean }>(
    `SELECT pg_terminate_backend(pid) AS cut FROM pg_stat_activity WHERE application_name = 'onus live' AND datname = current_database()`,
  );
  expect(cut.length).toBeGreaterThan(0);
  for (let i = 0; i < 3; i++) await edited(w.viewers.analyst, claimId);
  await client.until(({ events }) => events.length === 4);
  expect(versionsIn(client, claimId)).toEqual([2, 3, 4, 5]);
});

test("of what others do about a claim, a blind person hears nothing at all until they have submitted", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const [{ claimId, articleId }, other] = [await madeClaim(w, article), await madeClaim(w, article)];
  await madeLink(w, claimId, "supports", w.viewers.second);
  await madeDraft(w, claimId, w.viewers.second);
  const hub = instance();
  const [blind, seeing] = [await listening(hub, w.viewers.second, { articleId }), await listening(hub, w.viewers.lead, { articleId })];
  const workspaceWide = await listening(hub, w.viewers.second);
  await madeLink(w, claimId, "refutes", w.viewers.analyst);
  const search = { query: "fire", place: "archive", searchedOn: "2021-06-01", outcome: "Nothing." };
  done(await run(recordSearchOperation, w.viewers.analyst, { claimId, ...search }));
  await madeSubmission(w, w.viewers.analyst, { claimId });
  // Evidence and sources, which are everybody's, come along; then something that all may hear.
  await edited(w.viewers.analyst, other.claimId);
  for (const client of [blind, seeing]) await client.until(({ events }) => events.some((event) => event.claimId === other.claimId));
  await workspaceWide.until(({ messages }) => messages.some(({ event, data }) => event === "elsewhere" && data.includes("claim")));
  const acts = (client: LiveClient): string[] => client.events.filter((event) => event.claimId === claimId).map(({ act }) => act);
  expect(acts(seeing)).toEqual(["link.added", "search.recorded", "assessment.submitted"]);
  expect(acts(blind)).toEqual([]);
  const kinds = workspaceWide.messages.flatMap(({ event, data }) => (event === "elsewhere" ? data : []));
  expect(kinds.filter((kind) => ["link", "search", "assessment"].includes(kind))).toEqual([]);

  const draft = { claimId, version: 1, judgement };
  done(await run(submitAssessmentOperation, w.viewers.second, draft));
  await madeLink(w, claimId, "qualifies", w.viewers.analyst);
  await blind.until((client) => acts(client).includes("link.added"));
  expect(acts(blind)).toEqual(["assessment.submitted", "link.added"]);
});

test("a draft is heard of by its author alone, in whichever of their tabs", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  const hub = instance();
  const [own, lead] = [await listening(hub, w.viewers.analyst, { articleId }), await listening(hub, w.viewers.lead, { articleId })];
  const { version } = await madeDraft(w, claimId);
  const again = { claimId, version, judgement: { ...judgement, rationale: "Another." } };
  done(await run(saveAssessmentOperation, w.viewers.analyst, again));
  await edited(w.viewers.lead, claimId);
  for (const client of [own, lead]) await client.until(({ events }) => events.some(({ act }) => act === "claim.changed"));
  expect(own.events.map(({ act }) => act)).toEqual(["assessment.started", "assessment.saved", "claim.changed"]);
  expect(lead.events.map(({ act }) => act)).toEqual(["claim.changed"]);
});

test("a stream ends when its person is removed, or gets another role; others' go on", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  const hub = instance();
  const [removed, promoted, stays] = [
    await listening(hub, w.viewers.second, { articleId }),
    await listening(hub, w.viewers.observer, { articleId }),
    await listening(hub, w.viewers.lead, { articleId }),
  ];
  done(await run(removeMemberOperation, w.viewers.lead, { userId: w.viewers.second.userId, version: 1 }));
  await removed.until(({ ended }) => ended);
  done(await run(changeRoleOperation, w.viewers.lead, { userId: w.viewers.observer.userId, version: 1, role: "analyst" }));
  await promoted.until(({ ended }) => ended);
  await edited(w.viewers.analyst, claimId);
  await stays.until(({ events }) => events.length === 1);
  expect(removed.events).toEqual([]);
  expect(stays.ended).toBe(false);
});

test("who is removed hears nothing of what was done after it, though both are read at once", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  const client = await listening(instance(), w.viewers.second, { articleId });
  await Promise.all([
    run(removeMemberOperation, w.viewers.lead, { userId: w.viewers.second.userId, version: 1 })
      .then(done)
      .then(() => edited(w.viewers.analyst, claimId)),
    client.until(({ ended }) => ended),
  ]);
  expect(client.events).toEqual([]);
});

test("beats come at times of the stream's own, and end it once the session has been revoked or the account disabled", async () => {
  const w = await makeWorkspace();
  const { articleId } = await madeClaim(w);
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const hub = instance();
  const sessionId = await makeSession(w.viewers.analyst.userId);
  const [revoked, disabled] = [await listening(hub, w.viewers.analyst, { articleId, sessionId }), await listening(hub, w.viewers.second)];
  vi.advanceTimersByTime(15_000);
  for (const client of [revoked, disabled]) await client.until((each) => each.count("beat") === 1);
  await asOwner(`UPDATE session SET revoked_at = now() WHERE id = $1`, [sessionId]);
  await asOwner(`UPDATE "user" SET disabled_at = now() WHERE id = $1`, [w.viewers.second.userId]);
  vi.advanceTimersByTime(15_000);
  for (const client of [revoked, disabled]) await client.until(({ ended }) => ended);
  expect([revoked.count("beat"), disabled.count("beat")]).toEqual([1, 1]);
});

test("one person listens in twenty places at most, and an ended place is free again", async () => {
  const w = await makeWorkspace();
  const { articleId } = await madeClaim(w);
  const hub = instance();
  const sessionId = await makeSession(w.viewers.lead.userId);
  const clients = await Promise.all(Array.from({ length: 20 }, () => listening(hub, w.viewers.lead, { articleId, sessionId })));
  await expect(listening(hub, w.viewers.lead, { articleId, sessionId })).rejects.toMatchObject({ problem: { kind: "rate-limited" } });
  await listening(hub, w.viewers.analyst, { articleId });
  await clients[0]!.close();
  await listening(hub, w.viewers.lead, { articleId, sessionId });
});

test("a browser that does not read is let go with the word to read everything again, and nobody else waits for it", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  const hub = instance();
  const sessionId = await makeSession(w.viewers.lead.userId);
  const stuck = hub.listen({ viewer: w.viewers.lead, sessionId, articleId, tab: randomUUID(), claimId: null }, null);
  const reads = await listening(hub, w.viewers.reviewer, { articleId });
  // Long names, so that it takes few events to fill what may wait.
  await asOwner(`UPDATE "user" SET name = repeat('A', 20000) WHERE id = $1`, [w.viewers.analyst.userId]);
  for (let i = 0; i < 20; i++) await edited(w.viewers.analyst, claimId);
  await reads.until(({ events }) => events.length === 20);
  const late = new LiveClient(stuck);
  await late.until(({ ended }) => ended);
  expect(late.messages.at(-1)).toMatchObject({ event: "reset" });
  expect(late.events.length).toBeLessThan(20);
});

test("an instance that stops ends its streams, and takes no more", async () => {
  const w = await makeWorkspace();
  const { articleId } = await madeClaim(w);
  const hub = instance();
  const client = await listening(hub, w.viewers.lead, { articleId });
  await hub.close();
  await client.until(({ ended }) => ended);
  await expect(listening(hub, w.viewers.lead, { articleId })).rejects.toMatchObject({ problem: { kind: "unavailable" } });
});
