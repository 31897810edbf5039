import { expect, test } from "vitest";
import { changeRoleOperation } from "@/lib/operations/change-role";
import { run } from "@/lib/pipeline/run";
import { memberAs } from "@/lib/pipeline/session";
import { peopleState, useTestDatabase } from "../support/people";
import { eventsOf, makeWorkspace } from "../support/workspace";
import { keepsTheContract } from "../support/contract";

useTestDatabase();

test("a lead gives a role, and the log keeps both", async () => {
  const { viewers, workspaceId, slug } = await makeWorkspace();
  const changed = await run(changeRoleOperation, viewers.lead, { userId: viewers.analyst.userId, version: 1, role: "reviewer" });
  expect(changed).toMatchObject({ ok: true, value: { version: 2, role: "reviewer" } });
  expect((await memberAs(viewers.analyst.userId, slug)).role).toBe("reviewer");
  const member = viewers.analyst.pseudonym;
  expect(await eventsOf(workspaceId)).toMatchObject([
    { act: "member.role-changed", ver: 2, parts: { before: { member, role: "analyst" }, after: { member, role: "reviewer" } } },
  ]);
});

test("the same role again changes nothing", async () => {
  const { viewers, workspaceId } = await makeWorkspace();
  const before = await peopleState(workspaceId);
  expect(await run(changeRoleOperation, viewers.lead, { userId: viewers.analyst.userId, version: 1, role: "analyst" })).toMatchObject({
    ok: true,
  });
  expect(await peopleState(workspaceId)).toEqual(before);
});

test("refused without a trace: lower roles, strangers, an old version, the last lead", async () => {
  const { viewers, workspaceId } = await makeWorkspace();
  const elsewhere = await makeWorkspace();
  const before = await peopleState(workspaceId);
  const input = { userId: viewers.analyst.userId, version: 1, role: "lead" };
  for (const role of ["observer", "analyst", "reviewer"] as const) {
    expect(await run(changeRoleOperation, viewers[role], input)).toMatchObject({ problem: { kind: "forbidden" } });
  }
  expect(await run(changeRoleOperation, elsewhere.viewers.lead, input)).toMatchObject({ problem: { kind: "not-found" } });
  expect(await run(changeRoleOperation, viewers.lead, { ...input, version: 7 })).toMatchObject({ problem: { kind: "changed-meanwhile" } });
  const self = { userId: viewers.lead.userId, version: 1, role: "analyst" };
  expect(await run(changeRoleOperation, viewers.lead, self)).toMatchObject({
    problem: { kind: "invalid", fields: { role: expect.any(String) } },
  });
  expect(await peopleState(workspaceId)).toEqual(before);
});

test("two leads who demote each other at the same moment leave one lead", async () => {
  const { viewers, workspaceId, slug } = await makeWorkspace();
  await run(changeRoleOperation, viewers.lead, { userId: viewers.second.userId, version: 1, role: "lead" });
  const second = await memberAs(viewers.second.userId, slug);
  const both = await Promise.all([
    run(changeRoleOperation, viewers.lead, { userId: second.userId, version: 2, role: "analyst" }),
    run(changeRoleOperation, second, { userId: viewers.lead.userId, version: 1, role: "analyst" }),
  ]);
  expect(both.filter((result) => result.ok)).toHaveLength(1);
  expect(await eventsOf(workspaceId)).toHaveLength(2);
});

keepsTheContract(changeRoleOperation, {
  changes: ["membership"],
  events: (_input, w) => [
    { act: "member.role-changed", ver: 2, parts: { after: { member: w.viewers.analyst.pseudonym, role: "reviewer" } } },
  ],
});
