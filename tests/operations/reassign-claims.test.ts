import { expect, test } from "vitest";
import { reassignClaimsOperation } from "@/lib/operations/reassign-claims";
import { takeClaimOperation } from "@/lib/operations/take-claim";
import { run } from "@/lib/pipeline/run";
import { madeAssignment, placesOf } from "../support/assigned";
import { keepsTheContract } from "../support/contract";
import { done } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft, expectSoundLog } from "../support/traces";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(reassignClaimsOperation, {
  changes: ["assignment", "notification"],
  events: (_input, w) => {
    const { analyst, second } = w.viewers;
    const parts = { before: { analyst: analyst.pseudonym }, after: { analyst: second.pseudonym } };
    return [
      { act: "assignment.reassigned", ver: 2, parts },
      { act: "assignment.made", ver: 1, parts: { after: { analyst: second.pseudonym } } },
    ];
  },
  refused: [
    {
      because: "it is to go to who has it",
      input: (valid) => ({ ...valid, to: "00000000-0000-7000-8000-000000000001" }),
      problem: { kind: "invalid", fields: { to: expect.any(String) } },
    },
    {
      because: "an old version",
      input: (valid) => ({ ...valid, assignments: [{ ...(valid.assignments as object[])[0], version: 9 }] }),
      problem: { kind: "changed-meanwhile" },
    },
  ],
});

test("a claim handed on keeps its due date and its place, and goes back and forth in one log", async () => {
  const w = await makeWorkspace();
  const { analyst, second, lead } = w.viewers;
  const { assignmentId, version, claimId } = await madeAssignment(w, analyst);
  await asOwner(`UPDATE assignment SET due_on = '2031-02-03' WHERE id = $1`, [assignmentId]);
  done(await run(reassignClaimsOperation, lead, { assignments: [{ assignmentId, version }], to: second.userId }));
  const { free, held } = await placesOf(claimId);
  expect(free).toBe(0);
  expect(held.find((place) => place.analystId === second.userId)).toMatchObject({ state: "open", origin: "queue", dueOn: "2031-02-03" });
  const [theirs] = await asOwner<{ assignmentId: string; version: number }>(
    `SELECT id AS "assignmentId", version FROM assignment WHERE analyst_id = $1`,
    [second.userId],
  );
  done(await run(reassignClaimsOperation, lead, { assignments: [theirs!], to: analyst.userId }));
  expect((await placesOf(claimId)).held.map((place) => place.state).toSorted()).toEqual(["open", "released"]);
  await expectSoundLog(w.workspaceId);
});

test("nobody gets a second place: what they have already is left where it is", async () => {
  const w = await makeWorkspace();
  const { analyst, second, lead } = w.viewers;
  const shared = await madeAssignment(w, analyst, 2);
  done(await run(takeClaimOperation, second, { claimId: shared.claimId }));
  const other = await madeAssignment(w, analyst);
  const assignments = [shared, other].map(({ assignmentId, version }) => ({ assignmentId, version }));
  expect(done(await run(reassignClaimsOperation, lead, { assignments, to: second.userId }))).toEqual({ reassigned: 1, left: 1 });
  const again = () => run(reassignClaimsOperation, lead, { assignments: [assignments[0]!], to: second.userId });
  await expectNothingLeft(w, again, { kind: "invalid", fields: { to: expect.any(String) } });
});
