import { expect, test } from "vitest";
import { proposeCandidatesOperation } from "@/lib/operations/propose-candidates";
import { run } from "@/lib/pipeline/run";
import { agentIn } from "@/lib/pipeline/session";
import { keepsTheContract } from "../support/contract";
import { done } from "../support/made";
import { useTestDatabase } from "../support/people";
import { givenFor } from "../support/subjects";
import { expectNothingLeft } from "../support/traces";
import { asOwner, countRows, eventsOf, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(proposeCandidatesOperation, {
  changes: ["candidate", "sentence", "split_job"],
  events: ({ articleVersionId }) => [
    { act: "candidates.proposed", ver: 1, parts: { after: { articleVersionId, from: 0, to: 5, candidates: expect.any(Number) } } },
  ],
});

test("the rules act under their own name, and once there is nothing left to do, nothing is done", async () => {
  const w = await makeWorkspace();
  const input = await givenFor(proposeCandidatesOperation).given(w);
  const agent = await agentIn(w.workspaceId, "rules");
  expect(done(await run(proposeCandidatesOperation, agent, input))).toEqual({ done: true });
  expect((await eventsOf(w.workspaceId)).at(-1)).toMatchObject({ act: "candidates.proposed", actor: "agent:rules" });
  expect(await countRows("candidate", w.workspaceId)).toBeGreaterThan(2);
  await expectNothingLeft(w, () => run(proposeCandidatesOperation, agent, input), { kind: "not-found" });
});

test("a job whose sentences are all done is only taken off the list", async () => {
  const w = await makeWorkspace();
  const input = await givenFor(proposeCandidatesOperation).given(w);
  await asOwner(`UPDATE sentence SET split = true WHERE workspace_id = $1`, [w.workspaceId]);
  const told = (await eventsOf(w.workspaceId)).length;
  expect(done(await run(proposeCandidatesOperation, await agentIn(w.workspaceId, "rules"), input))).toEqual({ done: true });
  expect([await countRows("split_job", w.workspaceId), (await eventsOf(w.workspaceId)).length]).toEqual([0, told]);
});
