import { expect, test } from "vitest";
import { acceptInvitationOperation } from "@/lib/operations/accept-invitation";
import { withdrawInvitationOperation } from "@/lib/operations/withdraw-invitation";
import { run, runAsVisitor } from "@/lib/pipeline/run";
import { visitorAs } from "@/lib/pipeline/visitor";
import { invite, peopleState, useTestDatabase } from "../support/people";
import { asOwner, eventsOf, makeWorkspace } from "../support/workspace";
import { keepsTheContract } from "../support/contract";

useTestDatabase();

async function invited() {
  const workspace = await makeWorkspace();
  const token = await invite(workspace, "guest@example.org");
  const [row] = await asOwner<{ id: string }>("SELECT id FROM invitation WHERE workspace_id = $1", [workspace.workspaceId]);
  return { workspace, token, invitationId: row!.id };
}

test("a withdrawn link lets nobody in; doing it again changes nothing", async () => {
  const { workspace, token, invitationId } = await invited();
  const act = () => run(withdrawInvitationOperation, workspace.viewers.lead, { invitationId, version: 1 });
  expect(await act()).toMatchObject({ ok: true });
  expect((await eventsOf(`invitation/${invitationId}`)).map((event) => event.act)).toEqual(["invitation.sent", "invitation.withdrawn"]);

  const after = await peopleState(workspace.workspaceId);
  expect(await act()).toMatchObject({ ok: true });
  const account = { name: "Guest", password: "a long enough password" };
  const late = await runAsVisitor(acceptInvitationOperation, visitorAs(null, "-"), { token, account });
  expect(late).toMatchObject({ ok: false, problem: { kind: "not-found" } });
  expect(await peopleState(workspace.workspaceId)).toEqual(after);
});

test("only a lead of that very workspace withdraws it", async () => {
  const { workspace, invitationId } = await invited();
  const elsewhere = await makeWorkspace();
  const before = await peopleState(workspace.workspaceId);
  const input = { invitationId, version: 1 };
  for (const role of ["observer", "analyst", "reviewer"] as const) {
    const refused = await run(withdrawInvitationOperation, workspace.viewers[role], input);
    expect(refused).toMatchObject({ ok: false, problem: { kind: "forbidden" } });
  }
  const stranger = await run(withdrawInvitationOperation, elsewhere.viewers.lead, input);
  expect(stranger).toMatchObject({ ok: false, problem: { kind: "not-found" } });
  expect(await peopleState(workspace.workspaceId)).toEqual(before);
});

keepsTheContract(withdrawInvitationOperation, {
  changes: ["invitation"],
  events: ({ invitationId }) => [
    { act: "invitation.withdrawn", object: `invitation/${String(invitationId)}`, ver: 2, parts: { before: { role: "analyst" } } },
  ],
  atOnce: "the second finds it done",
});
