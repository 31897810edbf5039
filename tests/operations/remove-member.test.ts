import { expect, test } from "vitest";
import { userOfSession } from "@/lib/data/sessions";
import { membersOf } from "@/lib/data/members";
import { removeMemberOperation } from "@/lib/operations/remove-member";
import { run } from "@/lib/pipeline/run";
import { memberAs } from "@/lib/pipeline/session";
import { makeSession, peopleState, useTestDatabase } from "../support/people";
import { asOwner, eventsOf, makeWorkspace } from "../support/workspace";
import { keepsTheContract } from "../support/contract";

useTestDatabase();

test("a removed member is out at once, with every session, and stays named in the history", async () => {
  const { viewers, workspaceId, slug } = await makeWorkspace();
  const { analyst, lead } = viewers;
  const session = await makeSession(analyst.userId);
  expect(await run(removeMemberOperation, lead, { userId: analyst.userId, version: 1 })).toMatchObject({ ok: true });

  await expect(memberAs(analyst.userId, slug)).rejects.toMatchObject({ problem: { kind: "not-found" } });
  expect(await userOfSession(session, new Date())).toBeNull();
  expect((await membersOf(lead)).map((member) => member.userId)).not.toContain(analyst.userId);
  expect(await eventsOf(workspaceId)).toMatchObject([
    { act: "member.removed", actor: lead.pseudonym, ver: 2, parts: { before: { member: analyst.pseudonym, role: "analyst" } } },
  ]);
  const kept = await asOwner("SELECT 1 FROM membership WHERE workspace_id = $1 AND pseudonym = $2", [workspaceId, analyst.pseudonym]);
  expect(kept).toHaveLength(1);
});

test("refused without a trace: lower roles, strangers, an old version, the last lead, who is gone already", async () => {
  const { viewers, workspaceId } = await makeWorkspace();
  const elsewhere = await makeWorkspace();
  await run(removeMemberOperation, viewers.lead, { userId: viewers.second.userId, version: 1 });
  const before = await peopleState(workspaceId);
  const input = { userId: viewers.analyst.userId, version: 1 };
  for (const role of ["observer", "analyst", "reviewer"] as const) {
    expect(await run(removeMemberOperation, viewers[role], input)).toMatchObject({ problem: { kind: "forbidden" } });
  }
  const refused = [
    [elsewhere.viewers.lead, input, "not-found"],
    [viewers.lead, { ...input, version: 7 }, "changed-meanwhile"],
    [viewers.lead, { userId: viewers.lead.userId, version: 1 }, "invalid"],
    [viewers.lead, { userId: viewers.second.userId, version: 2 }, "not-found"],
  ] as const;
  for (const [viewer, asked, kind] of refused) {
    expect(await run(removeMemberOperation, viewer, asked)).toMatchObject({ ok: false, problem: { kind } });
  }
  expect(await peopleState(workspaceId)).toEqual(before);
});

keepsTheContract(removeMemberOperation, {
  changes: ["membership"],
  events: (_input, w) => [{ act: "member.removed", ver: 2, parts: { before: { member: w.viewers.second.pseudonym, role: "analyst" } } }],
});
