import { expect, test } from "vitest";
import { assignClaimOperation } from "@/lib/operations/assign-claim";
import { withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { run } from "@/lib/pipeline/run";
import { madeQueue, placesOf } from "../support/assigned";
import { keepsTheContract } from "../support/contract";
import { done, madeClaim } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
import { asOwner, eventsOf, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(assignClaimOperation, {
  changes: ["claim_plan"],
  events: () => [
    { act: "claim.assigned", ver: 1, parts: { before: null, after: { mode: "queue", wanted: 3, dueOn: null, assigned: 0, released: 0 } } },
  ],
  refused: [
    {
      because: "somebody is named twice",
      input: (valid) => ({ ...valid, plan: { mode: "named", analysts: Array(2).fill("00000000-0000-7000-8000-000000000001") } }),
      problem: { kind: "invalid", fields: { "plan.analysts": expect.any(String) } },
    },
    {
      because: "a date that is none",
      input: (valid) => ({ ...valid, plan: { mode: "queue", wanted: 2, dueOn: "tomorrow" } }),
      problem: { kind: "invalid", fields: { "plan.dueOn": expect.any(String) } },
    },
  ],
});

test("reviewers and leads are assigned as analysts, too, and are told of the claim", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w);
  const analysts = [w.viewers.reviewer.userId, w.viewers.lead.userId];
  done(await run(assignClaimOperation, w.viewers.lead, { claimId, version: 0, plan: { mode: "named", analysts, dueOn: "2031-02-03" } }));
  const { free, held } = await placesOf(claimId);
  expect(free).toBe(0);
  expect(held).toMatchObject(analysts.toSorted().map((analystId) => ({ analystId, state: "open", origin: "named", dueOn: "2031-02-03" })));
  // The lead is not told of what they did themselves.
  const told = await asOwner(`SELECT user_id AS "userId", kind, claim_id AS "claimId" FROM notification WHERE workspace_id = $1`, [
    w.workspaceId,
  ]);
  expect(told).toEqual([{ userId: w.viewers.reviewer.userId, kind: "assigned", claimId }]);
});

test("the same again changes nothing; a retired claim is planned for no more", async () => {
  const w = await makeWorkspace();
  const { claimId, version } = await madeQueue(w, 2);
  const told = (await eventsOf(w.workspaceId)).length;
  const again = { claimId, version: 1, plan: { mode: "queue", wanted: 2, dueOn: null } };
  expect(done(await run(assignClaimOperation, w.viewers.lead, again)).version).toBe(1);
  expect(await eventsOf(w.workspaceId)).toHaveLength(told);
  done(await run(withdrawClaimOperation, w.viewers.analyst, { claimId, version }));
  await expectNothingLeft(w, () => run(assignClaimOperation, w.viewers.lead, again), { kind: "invalid" });
});
