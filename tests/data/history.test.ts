import { beforeAll, expect, test } from "vitest";
import type { HistoryPage } from "@/lib/data/events";
import { articleHistory, claimHistory } from "@/lib/data/history";
import type { Viewer } from "@/lib/domain/viewer";
import { editClaimOperation } from "@/lib/operations/edit-claim";
import { linkEvidenceOperation } from "@/lib/operations/link-evidence";
import { returnAssessmentOperation } from "@/lib/operations/review-assessment";
import { saveAssessmentOperation } from "@/lib/operations/save-assessment";
import { withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { useTestDatabase } from "../support/people";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";
import { madeAssignment } from "../support/assigned";
import { done, type Story, tellStory } from "./exports-story";

useTestDatabase();

let workspace: TestWorkspace;
let story: Story;
beforeAll(async () => {
  workspace = await makeWorkspace();
  story = await tellStory(workspace);
});
const actsOf = (page: HistoryPage): string[] => page.entries.map((entry) => entry.act);

test("a claim's history tells who did what when, newest first, with what stood before and after", async () => {
  const { analyst, lead } = workspace.viewers;
  await done(editClaimOperation, analyst, {
    claimId: story.trucks,
    version: 1,
    statement: "Police counted 12 trucks.",
    speaker: null,
    mode: null,
  });
  const { entries, next } = await claimHistory(lead, story.trucks);
  expect(entries.map((entry) => entry.act)).toEqual(["claim.changed", "search.recorded", "claim.created"]);
  expect(entries[0]).toMatchObject({
    actor: { name: analyst.name, pseudonym: analyst.pseudonym },
    object: `claim/${story.trucks}`,
    version: 2,
    claim: { id: story.trucks, number: 3 },
    parts: {
      before: { state: "shown", value: { statement: "Police counted twelve trucks.", speaker: null, mode: null } },
      after: { state: "shown", value: { statement: "Police counted 12 trucks." } },
    },
  });
  expect(entries.every((entry, i) => i === 0 || entry.at <= entries[i - 1]!.at)).toBe(true);
  expect(next).toBeNull();
});

test("a long history comes page by page, and the pages are the whole", async () => {
  const whole = (await articleHistory(workspace.viewers.analyst, story.articleId)).entries.map((entry) => entry.id);
  const paged: string[] = [];
  let before: string | undefined;
  do {
    const page: HistoryPage = await articleHistory(workspace.viewers.analyst, story.articleId, { before, limit: 3 });
    expect(page.entries.length).toBeLessThanOrEqual(3);
    paged.push(...page.entries.map((entry) => entry.id));
    before = page.next ?? undefined;
  } while (before);
  expect(paged.toSorted()).toEqual(whole.toSorted());
  expect(new Set(paged).size).toBe(paged.length);
});

test("a draft is its author's alone, while it is one and after it has been handed in", async () => {
  const { analyst, lead, second, observer } = workspace.viewers;
  expect(actsOf(await claimHistory(analyst, story.hurt))).toContain("assessment.started");
  for (const viewer of [lead, observer, second]) {
    const page = await claimHistory(viewer, story.hurt);
    expect(actsOf(page)).not.toContain("assessment.started");
    expect(page.entries.find((entry) => entry.act === "assessment.submitted")!.parts).toMatchObject({
      before: { state: "withheld" },
      after: { state: "shown" },
    });
    expect(JSON.stringify(await articleHistory(viewer, story.articleId))).not.toContain("A first SECRET thought");
  }
  const own = (await claimHistory(analyst, story.hurt)).entries.find((entry) => entry.act === "assessment.submitted")!;
  expect(own.parts.before).toMatchObject({ state: "shown", value: { rationale: "A first SECRET thought." } });
  expect(actsOf(await claimHistory(second, story.trucks))).toContain("assessment.started");
});

test("while blind, an analyst sees no assessment, link or comment of others, but their own and what came of it", async () => {
  const elsewhere = await makeWorkspace();
  const { second, reviewer, analyst } = elsewhere.viewers;
  const fresh = await tellStory(elsewhere);
  await done(withdrawClaimOperation, analyst, { claimId: fresh.trucks, version: 1, comment: "Hear, hear." });
  await done(saveAssessmentOperation, second, { claimId: fresh.hurt, version: 0, judgement: { rationale: "Mine." } });
  const others = (viewer: Viewer, page: HistoryPage) => page.entries.filter((entry) => entry.actor.pseudonym !== viewer.pseudonym);
  const seen = others(second, await claimHistory(second, fresh.hurt));
  expect(seen.map((entry) => entry.act)).toEqual(["claim.created"]);
  const whole = others(second, await articleHistory(second, fresh.articleId));
  expect(whole.some((entry) => /^(assessment|link)/.test(entry.act))).toBe(false);
  expect(whole.find((entry) => entry.act === "claim.withdrawn")!.parts).toMatchObject({
    before: { state: "shown" },
    comment: { state: "withheld" },
  });

  await done(linkEvidenceOperation, second, {
    claimId: fresh.hurt,
    evidenceId: fresh.evidenceId,
    stance: "context",
    credibility: 6,
    start: 0,
    end: 4,
  });
  expect(actsOf(await claimHistory(second, fresh.hurt)).slice(0, 2)).toEqual(["link.added", "assessment.started"]);
  // A reviewer is never blind: reviewing means seeing all.
  await done(saveAssessmentOperation, reviewer, { claimId: fresh.hurt, version: 0, judgement: { rationale: "Also mine." } });
  expect(actsOf(await claimHistory(reviewer, fresh.hurt))).toContain("assessment.submitted");

  // What was returned is written on in silence.
  await done(returnAssessmentOperation, reviewer, {
    assessmentId: fresh.assessmentId,
    version: 3,
    reasonCode: "style",
    comment: "Say more.",
  });
  const returned = (await claimHistory(analyst, fresh.hurt)).entries[0]!;
  expect(returned).toMatchObject({ act: "assessment.returned", parts: { comment: { value: "Say more." } } });
});

test("an erased part is told as erased, and the rest of the event stays", async () => {
  const elsewhere = await makeWorkspace();
  const fresh = await tellStory(elsewhere);
  await asOwner(
    `DELETE FROM audit_part p USING audit_event e WHERE e.workspace_id = p.workspace_id AND e.leaf_hash = p.leaf_hash
    AND e.act = 'search.recorded' AND e.claim_id = $1`,
    [fresh.trucks],
  );
  const { entries } = await claimHistory(elsewhere.viewers.observer, fresh.trucks);
  expect(entries.find((entry) => entry.act === "search.recorded")).toMatchObject({
    actor: { pseudonym: elsewhere.viewers.analyst.pseudonym },
    parts: { after: { state: "erased" } },
  });
});

test("another workspace's claim and article have no history here; nonsense is refused", async () => {
  const other = (await makeWorkspace()).viewers.lead;
  await expect(claimHistory(other, story.hurt)).rejects.toMatchObject({ problem: { kind: "not-found" } });
  await expect(articleHistory(other, story.articleId)).rejects.toMatchObject({ problem: { kind: "not-found" } });
  await expect(claimHistory(other, "x")).rejects.toMatchObject({ problem: { kind: "not-found" } });
  await expect(claimHistory(workspace.viewers.lead, story.hurt, { before: "x" })).rejects.toMatchObject({ problem: { kind: "invalid" } });
});

test("who has been given a claim is told by name", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeAssignment(w, w.viewers.second);
  const { entries } = await claimHistory(w.viewers.lead, claimId);
  const { name, pseudonym } = w.viewers.second;
  expect(entries.find((entry) => entry.act === "assignment.taken")).toMatchObject({ people: { [pseudonym]: name } });
});
