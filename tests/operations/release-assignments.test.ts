import { expect, test } from "vitest";
import { changeRoleOperation } from "@/lib/operations/change-role";
import { releaseAssignmentsOperation } from "@/lib/operations/release-assignments";
import { removeMemberOperation } from "@/lib/operations/remove-member";
import { run } from "@/lib/pipeline/run";
import { madeAssignment, placesOf } from "../support/assigned";
import { keepsTheContract } from "../support/contract";
import { done, madeDraft, madeLink, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
import { asOwner, countRows, eventsOf, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(releaseAssignmentsOperation, {
  changes: ["assignment", "claim_plan"],
  events: (_input, w) => [{ act: "assignment.released", ver: 2, parts: { before: { analyst: w.viewers.analyst.pseudonym } } }],
  refused: [
    {
      because: "an old version",
      input: ({ assignments }) => ({ assignments: [{ ...(assignments as object[])[0], version: 9 }] }),
      problem: { kind: "changed-meanwhile", current: { version: 1, value: expect.anything() } },
    },
    { because: "none named", input: () => ({ assignments: [] }), problem: { kind: "invalid" } },
    { because: "it is somebody else's", input: (valid) => valid, as: "second", problem: { kind: "forbidden" } },
    {
      because: "it has been worked on meanwhile",
      input: (valid) => ({ ...valid, untouchedDays: 3 }),
      problem: { kind: "invalid", detail: expect.any(String) },
    },
  ],
});

test("what is given back is free again, and its draft stays with its author", async () => {
  const w = await makeWorkspace();
  const { analyst } = w.viewers;
  const { assignmentId, version, claimId } = await madeAssignment(w, analyst);
  await madeDraft(w, claimId, analyst);
  expect((await placesOf(claimId)).free).toBe(0);
  done(await run(releaseAssignmentsOperation, analyst, { assignments: [{ assignmentId, version }] }));
  expect(await placesOf(claimId)).toMatchObject({ free: 1, held: [{ state: "released" }] });
  expect(await countRows("assessment", w.workspaceId)).toBe(1);
  expect(await countRows("notification", w.workspaceId)).toBe(0);
});

test("what has gone stale is taken back, what was worked on since is left, and only whom it concerns is told", async () => {
  const w = await makeWorkspace();
  const { analyst, second, lead } = w.viewers;
  const [stale, fresh] = [await madeAssignment(w, analyst), await madeAssignment(w, second)];
  await asOwner(`UPDATE assignment SET touched_at = now() - interval '20 days'`);
  await madeDraft(w, fresh.claimId, second);
  const assignments = [stale, fresh].map(({ assignmentId, version }) => ({ assignmentId, version }));
  const told = (await eventsOf(w.workspaceId)).length;
  expect(done(await run(releaseAssignmentsOperation, lead, { assignments, untouchedDays: 14 }))).toEqual({ released: 1, left: 1 });
  expect((await eventsOf(w.workspaceId)).slice(told)).toMatchObject([
    { act: "assignment.released", claimId: stale.claimId, parts: { comment: "untouched for 14 days" } },
  ]);
  expect((await placesOf(fresh.claimId)).held).toMatchObject([{ state: "open" }]);
  const news = await asOwner(`SELECT user_id AS "userId", kind, claim_id AS "claimId" FROM notification WHERE workspace_id = $1`, [
    w.workspaceId,
  ]);
  expect(news).toEqual([{ userId: analyst.userId, kind: "released", claimId: stale.claimId }]);
});

test("linking evidence is a sign of work, as saving a draft is; within the hour nothing is written anew", async () => {
  const w = await makeWorkspace();
  const { analyst } = w.viewers;
  const { claimId } = await madeAssignment(w, analyst);
  const touched = async () => {
    const [row] = await asOwner<{ age: number }>(
      `SELECT extract(epoch FROM now() - touched_at)::int AS age FROM assignment WHERE claim_id = $1`,
      [claimId],
    );
    return row!.age;
  };
  await asOwner(`UPDATE assignment SET touched_at = now() - interval '50 minutes'`);
  await madeLink(w, claimId);
  expect(await touched()).toBeGreaterThan(2900);
  await asOwner(`UPDATE assignment SET touched_at = now() - interval '3 days'`);
  await madeLink(w, claimId, "context");
  expect(await touched()).toBeLessThan(100);
});

test("what has been handed in is released no more", async () => {
  const w = await makeWorkspace();
  const { assignmentId, version, claimId } = await madeAssignment(w, w.viewers.analyst);
  await madeLink(w, claimId);
  await madeSubmission(w, w.viewers.analyst, { claimId });
  const again = () => run(releaseAssignmentsOperation, w.viewers.lead, { assignments: [{ assignmentId, version }] });
  await expectNothingLeft(w, again, { kind: "invalid", detail: expect.stringMatching(/handed in/) });
});

test("who leaves, or may only look on from now on, leaves their open claims to others", async () => {
  const w = await makeWorkspace();
  const { analyst, second, lead } = w.viewers;
  const [one, other] = [await madeAssignment(w, analyst), await madeAssignment(w, second)];
  done(await run(removeMemberOperation, lead, { userId: analyst.userId, version: 1 }));
  done(await run(changeRoleOperation, lead, { userId: second.userId, version: 1, role: "observer" }));
  for (const { claimId } of [one, other]) expect(await placesOf(claimId)).toMatchObject({ free: 1, held: [{ state: "released" }] });
});
