import { expect, test } from "vitest";
import { changeWorkspaceOperation } from "@/lib/operations/change-workspace";
import { run } from "@/lib/pipeline/run";
import { peopleState, useTestDatabase } from "../support/people";
import { asOwner, eventsOf, makeWorkspace } from "../support/workspace";
import { keepsTheContract } from "../support/contract";

useTestDatabase();

test("a lead changes name and settlement; address and log stay what they were", async () => {
  const { viewers, workspaceId, slug } = await makeWorkspace();
  const change = { name: "Desk Two", settlement: "submission" };
  expect(await run(changeWorkspaceOperation, viewers.lead, { version: 1, ...change })).toMatchObject({ ok: true, value: { version: 2 } });
  const [row] = await asOwner("SELECT name, settlement, slug, log_origin FROM workspace WHERE id = $1", [workspaceId]);
  expect(row).toEqual({ ...change, slug, log_origin: viewers.lead.workspace.logOrigin });
  expect(await eventsOf(`workspace/${workspaceId}`)).toMatchObject([
    { act: "workspace.changed", ver: 2, parts: { before: { settlement: "review" }, after: change } },
  ]);
});

test("refused without a trace: lower roles, an old version, an unknown settlement; the same again changes nothing", async () => {
  const { viewers, workspaceId, slug } = await makeWorkspace();
  const before = await peopleState(workspaceId);
  const input = { version: 1, name: "Other", settlement: "review" };
  for (const role of ["observer", "analyst", "reviewer"] as const) {
    expect(await run(changeWorkspaceOperation, viewers[role], input)).toMatchObject({ problem: { kind: "forbidden" } });
  }
  expect(await run(changeWorkspaceOperation, viewers.lead, { ...input, version: 3 })).toMatchObject({
    problem: { kind: "changed-meanwhile" },
  });
  expect(await run(changeWorkspaceOperation, viewers.lead, { ...input, settlement: "vote" })).toMatchObject({
    problem: { kind: "invalid" },
  });
  expect(await run(changeWorkspaceOperation, viewers.lead, { ...input, name: `Workspace ${slug}` })).toMatchObject({ ok: true });
  expect(await peopleState(workspaceId)).toEqual(before);
});

keepsTheContract(changeWorkspaceOperation, {
  changes: ["workspace"],
  events: () => [{ act: "workspace.changed", ver: 2, parts: { after: { name: "Another desk", settlement: "submission" } } }],
});
