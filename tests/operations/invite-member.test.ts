import { expect, test } from "vitest";
import { invitationTokenHash } from "@/lib/domain/invitations";
import { inviteMemberOperation } from "@/lib/operations/invite-member";
import { run } from "@/lib/pipeline/run";
import { invite, peopleState, useTestDatabase } from "../support/people";
import { asOwner, eventsOf, makeWorkspace } from "../support/workspace";
import { keepsTheContract } from "../support/contract";

useTestDatabase();

test("a lead gets a link that only its holder knows: the database keeps the token's hash, the log neither", async () => {
  const { viewers, workspaceId } = await makeWorkspace();
  const before = Date.now();
  const sent = await run(inviteMemberOperation, viewers.lead, { email: " New@Example.org", role: "reviewer" });
  if (!sent.ok) throw new Error(sent.problem.kind);

  const token = sent.value.path.replace("/invitation/", "");
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  const [row] = await asOwner<{ email: string; token_hash: string; expires_at: Date }>("SELECT * FROM invitation WHERE id = $1", [
    sent.value.invitationId,
  ]);
  expect(row).toMatchObject({ email: "new@example.org", token_hash: invitationTokenHash(token) });
  expect(Math.round((row!.expires_at.getTime() - before) / 86_400_000)).toBe(7);

  const events = await eventsOf(workspaceId);
  expect(events).toMatchObject([{ act: "invitation.sent", actor: viewers.lead.pseudonym, ver: 1 }]);
  expect(JSON.stringify(events)).not.toContain(token);
  expect(JSON.stringify(events)).not.toContain(row!.token_hash);
});

test("a second invitation to the same address takes the first one's place", async () => {
  const workspace = await makeWorkspace();
  const first = await invite(workspace, "twice@example.org");
  await invite(workspace, "Twice@example.org", "lead");
  const rows = await asOwner<{ open: boolean; token_hash: string }>(
    "SELECT withdrawn_at IS NULL AS open, token_hash FROM invitation WHERE workspace_id = $1",
    [workspace.workspaceId],
  );
  expect(rows.filter((row) => row.open)).toHaveLength(1);
  expect(rows.find((row) => !row.open)?.token_hash).toBe(invitationTokenHash(first));
  const acts = (await eventsOf(workspace.workspaceId)).map((event) => event.act);
  expect(acts.toSorted()).toEqual(["invitation.sent", "invitation.sent", "invitation.withdrawn"]);
});

test.each(["observer", "analyst", "reviewer"] as const)("a role below lead, as %s, invites nobody and leaves nothing", async (role) => {
  const { viewers, workspaceId } = await makeWorkspace();
  const before = await peopleState(workspaceId);
  const refused = await run(inviteMemberOperation, viewers[role], { email: "x@example.org", role: "observer" });
  expect(refused).toMatchObject({ ok: false, problem: { kind: "forbidden" } });
  expect(await peopleState(workspaceId)).toEqual(before);
});

test("an address of a member, and what is no address, are refused by their field and leave nothing", async () => {
  const { viewers, workspaceId, slug } = await makeWorkspace();
  const before = await peopleState(workspaceId);
  for (const email of [`analyst@${slug}.test`, "nobody", ""]) {
    const refused = await run(inviteMemberOperation, viewers.lead, { email, role: "observer" });
    expect(refused).toMatchObject({ ok: false, problem: { kind: "invalid", fields: { email: expect.any(String) } } });
  }
  expect(await peopleState(workspaceId)).toEqual(before);
});

keepsTheContract(inviteMemberOperation, {
  changes: ["invitation"],
  events: ({ email }) => [{ act: "invitation.sent", ver: 1, parts: { after: { email, role: "analyst" } } }],
  atOnce: null,
});

test("of two invitations to one address at the same moment, the later takes the place of the other", async () => {
  const { viewers, workspaceId } = await makeWorkspace();
  const send = () => run(inviteMemberOperation, viewers.lead, { email: "both@example.org", role: "analyst" });
  expect((await Promise.all([send(), send()])).filter((result) => result.ok)).toHaveLength(2);
  const rows = await asOwner<{ open: boolean }>("SELECT withdrawn_at IS NULL AS open FROM invitation WHERE workspace_id = $1", [
    workspaceId,
  ]);
  expect(rows.map((row) => String(row.open)).toSorted()).toEqual(["false", "true"]);
});
