import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { tellPresence } from "@/lib/data/presence";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import { run } from "@/lib/pipeline/run";
import { type Here, othersAmong, parsePresence, Presence } from "@/lib/pipeline/live/presence";
import { makeArticle } from "../support/article";
import type { LiveClient } from "../support/live-client";
import { instance, listening, useInstances } from "../support/live-instances";
import { done, judgement, madeClaim, madeDraft, madeLink } from "../support/made";
import { useTestDatabase } from "../support/people";
import { makeWorkspace } from "../support/workspace";

useTestDatabase();
useInstances();

const here = (more: Partial<Here> = {}): Here => ({
  kind: "here",
  stream: "s",
  workspaceId: "w",
  articleId: "a",
  claimId: null,
  userId: "ann",
  name: "Ann",
  ...more,
});

/** Until exactly these are said to be there, with what they have in hand. */
async function shows(client: LiveClient, people: Record<string, string[]>): Promise<void> {
  const found = ({ here: said }: LiveClient) => Object.fromEntries((said ?? []).map(({ userId, claims }) => [userId, claims]));
  await client.until((each) => isDeepStrictEqual(found(each), people));
}

test("who is in an article, and at which claim, is seen by the others there, on whichever instance, until they go", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const { claimId, articleId } = await madeClaim(w, article);
  const { lead, reviewer, observer } = w.viewers;
  const [one, two] = [instance(), instance()];
  const leads = await listening(one, lead, { articleId });
  const tab = randomUUID();
  const reviewers = await listening(two, reviewer, { articleId, tab });
  await shows(leads, { [reviewer.userId]: [] });
  await shows(reviewers, { [lead.userId]: [] });
  tellPresence({ kind: "holds", userId: reviewer.userId, tab, claimId });
  await shows(leads, { [reviewer.userId]: [claimId] });
  // Two tabs of one person are one person; somebody in another article is not here.
  await listening(one, reviewer, { articleId, claimId });
  await listening(one, observer, { articleId: (await makeArticle(w.viewers.analyst)).articleId });
  const late = await listening(two, w.viewers.analyst, { articleId });
  await shows(late, { [lead.userId]: [], [reviewer.userId]: [claimId] });
  await leads.close();
  await shows(late, { [reviewer.userId]: [claimId] });
});

test("an instance that has just started learns who is there from the others", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  await listening(instance(), w.viewers.lead, { articleId, claimId });
  const newcomer = await listening(instance(), w.viewers.reviewer, { articleId });
  await shows(newcomer, { [w.viewers.lead.userId]: [claimId] });
});

test("nobody takes a claim in hand in another person's name", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  const hub = instance();
  const tab = randomUUID();
  await listening(hub, w.viewers.reviewer, { articleId, tab });
  const leads = await listening(hub, w.viewers.lead, { articleId });
  tellPresence({ kind: "holds", userId: w.viewers.analyst.userId, tab, claimId });
  await listening(hub, w.viewers.observer, { articleId });
  await shows(leads, { [w.viewers.observer.userId]: [], [w.viewers.reviewer.userId]: [] });
});

test("who is blind for a claim is not shown who is at it, before they have submitted", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  await madeLink(w, claimId, "supports", w.viewers.second);
  await madeDraft(w, claimId, w.viewers.second);
  const hub = instance();
  const blind = await listening(hub, w.viewers.second, { articleId });
  const leads = await listening(hub, w.viewers.lead, { articleId, claimId });
  const reviewers = await listening(hub, w.viewers.reviewer, { articleId });
  const [lead, reviewer] = [w.viewers.lead.userId, w.viewers.reviewer.userId];
  await shows(reviewers, { [lead]: [claimId], [w.viewers.second.userId]: [] });
  await shows(blind, { [lead]: [], [reviewer]: [] });
  expect(JSON.stringify(blind.messages)).not.toContain(claimId);
  done(await run(submitAssessmentOperation, w.viewers.second, { claimId, version: 1, judgement }));
  await shows(blind, { [lead]: [claimId], [reviewer]: [] });
  expect(leads.ended).toBe(false);
});

test("somebody of whom nothing is heard for 40 seconds counts as gone; what says nothing new shows nothing anew", () => {
  const presence = new Presence();
  expect(presence.hear(here(), 0)).toHaveLength(1);
  expect(presence.hear(here(), 15_000)).toEqual([]);
  expect(presence.hear(here({ claimId: "c" }), 30_000)).toHaveLength(1);
  expect(presence.forget(70_000)).toEqual([]);
  expect(presence.forget(70_001)).toHaveLength(1);
  expect(presence.in("a")).toEqual([]);
  expect(presence.gone("s")).toEqual([]);
});

test("others are listed once each, by name, without oneself", () => {
  const all = [
    here({ stream: "1", claimId: "y" }),
    here({ stream: "2", claimId: "x" }),
    here({ userId: "ben", name: "Ben", claimId: "x" }),
  ];
  expect(othersAmong(all, "ben", () => false)).toEqual([{ userId: "ann", name: "Ann", claims: ["x", "y"] }]);
  expect(othersAmong(all, "eve", (claim) => claim === "x")).toEqual([
    { userId: "ann", name: "Ann", claims: ["y"] },
    { userId: "ben", name: "Ben", claims: [] },
  ]);
});

test("what is no notice of ours is passed over", () => {
  for (const payload of ["", "{", "null", '{"kind":"here"}', '{"kind":"else"}']) expect(parsePresence(payload)).toBeNull();
});
