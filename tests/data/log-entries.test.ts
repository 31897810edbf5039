import { beforeAll, expect, test } from "vitest";
import { logEntries, logEntry, type LogPage } from "@/lib/data/log-entries";
import { logState } from "@/lib/data/log-state";
import { type LogAsked, readLogAsked, writeLogAsked } from "@/lib/domain/audit/log-asked";
import { madeAssignment } from "../support/assigned";
import { entryOf } from "../support/made";
import { useTestDatabase } from "../support/people";
import { makeWorkspace, type TestWorkspace } from "../support/workspace";
import { type Story, tellStory } from "./exports-story";

useTestDatabase();

let w: TestWorkspace;
let story: Story;
let all: LogPage;
const nothing = readLogAsked({});
beforeAll(async () => {
  w = await makeWorkspace();
  story = await tellStory(w);
  all = await logEntries(w.viewers.observer, nothing, 1000);
});

const asked = (some: Partial<LogAsked>, limit = 1000) => logEntries(w.viewers.observer, { ...nothing, ...some }, limit);

test("the log is all that happened, newest first, and comes page by page", async () => {
  const paged: string[] = [];
  let before: string | null = null;
  do {
    const page: LogPage = await asked({ before }, 7);
    paged.push(...page.entries.map((entry) => entry.id));
    before = page.next;
  } while (before);
  expect(paged.toSorted()).toEqual(all.entries.map((entry) => entry.id).toSorted());
  expect(all.entries.length).toBeGreaterThan(10);
  expect(all.entries.every((entry, i) => i === 0 || entry.at <= all.entries[i - 1]!.at)).toBe(true);
  expect(all.entries.map((entry) => entry.act)).not.toContain("assessment.started");
});

test("it is filtered by person, act, kind, object and days, as an address says it", async () => {
  const { pseudonym } = w.viewers.analyst;
  const object = `claim/${story.trucks}`;
  const day = all.entries[0]!.at.slice(0, 10);
  const filters: [Partial<LogAsked>, (entry: LogPage["entries"][number]) => boolean][] = [
    [{ actor: pseudonym }, (entry) => entry.actor.pseudonym === pseudonym],
    [{ act: "claim.created" }, (entry) => entry.act === "claim.created"],
    [{ kind: "link" }, (entry) => entry.object.startsWith("link/")],
    [{ object }, (entry) => entry.object === object],
    [{ from: day, to: day, actor: pseudonym }, (entry) => entry.actor.pseudonym === pseudonym],
    [{ to: "2020-01-01" }, () => false],
    [{ from: "2100-01-01" }, () => false],
  ];
  for (const [filter, holds] of filters) {
    const read = readLogAsked(Object.fromEntries(new URLSearchParams(writeLogAsked({ ...nothing, ...filter }))));
    const ids = (await asked(read)).entries.map((entry) => entry.id);
    expect(ids).toEqual(all.entries.filter(holds).map((entry) => entry.id));
  }
  expect(readLogAsked({ act: "toString", kind: "x", object: "claim/1", from: "2026-02-30", to: ["a"], before: "'", actor: "A b" })).toEqual(
    nothing,
  );
});

test("who judges independently has no log as a whole; who is blind for some claims sees nobody's acts on them, and no place", async () => {
  const own = await makeWorkspace();
  await tellStory(own);
  await expect(logEntries(own.viewers.analyst, nothing, 10)).rejects.toMatchObject({ problem: { kind: "forbidden" } });
  expect((await logEntries(own.viewers.reviewer, nothing, 10)).blind).toBe(false);
  const { claimId } = await madeAssignment(own, own.viewers.reviewer);
  const assigned = await entryOf(claimId, "claim.assigned");
  await expect(logEntry(own.viewers.reviewer, assigned)).rejects.toMatchObject({ problem: { kind: "not-found" } });
  expect(await logEntry(own.viewers.lead, assigned)).toMatchObject({ act: "claim.assigned" });
  const page = await logEntries(own.viewers.reviewer, nothing, 1000);
  expect(page.blind).toBe(true);
  expect(page.entries.every((entry) => entry.place === null)).toBe(true);
  const seen = page.entries.filter((entry) => entry.claim?.id === claimId).map((entry) => entry.act);
  expect(seen).not.toContain("claim.assigned");
});

test("an entry is told alone, to whoever may see it, and to nobody elsewhere", async () => {
  const [first] = all.entries;
  expect(await logEntry(w.viewers.observer, first!.id)).toEqual(first);
  const other = await makeWorkspace();
  await expect(logEntry(other.viewers.lead, first!.id)).rejects.toMatchObject({ problem: { kind: "not-found" } });
  await expect(logEntry(w.viewers.lead, "1")).rejects.toMatchObject({ problem: { kind: "not-found" } });
});

test("a log of which nothing is in order yet says how much waits", async () => {
  const state = await logState(w.viewers.observer);
  expect(state.current).toMatchObject({ origin: w.viewers.observer.workspace.logOrigin, size: 0, signed: null, frozen: null });
  expect(state.waiting).toBeGreaterThanOrEqual(all.entries.length);
});
