import { afterEach, expect, test, vi } from "vitest";
import { invitationLifeMs } from "@/lib/domain/invitations";
import { acceptInvitationOperation } from "@/lib/operations/accept-invitation";
import { removeMemberOperation } from "@/lib/operations/remove-member";
import { run, runAsVisitor } from "@/lib/pipeline/run";
import { memberAs } from "@/lib/pipeline/session";
import { visitorAs } from "@/lib/pipeline/visitor";
import { invite, peopleState, useTestDatabase } from "../support/people";
import { whileTheLogFails } from "../support/traces";
import { asOwner, eventsOf, makeUser, makeWorkspace } from "../support/workspace";

useTestDatabase();
afterEach(() => {
  vi.useRealTimers();
});

const stranger = visitorAs(null, "192.0.2.1");
const account = { name: "Grace", password: "a long enough password" };
const accept = (token: string, visitor = stranger, as: typeof account | null = account) =>
  runAsVisitor(acceptInvitationOperation, visitor, { token, ...(as ? { account: as } : {}) });
const signedInAs = (userId: string) => visitorAs({ userId, sessionId: "-" }, "192.0.2.1");

test("a newcomer becomes a member with the invited role, and the log says so under a pseudonym only", async () => {
  const workspace = await makeWorkspace();
  const accepted = await accept(await invite(workspace, "grace@example.org", "reviewer"));
  expect(accepted).toMatchObject({ ok: true, value: { slug: workspace.slug, email: "grace@example.org" } });

  const [user] = await asOwner<{ id: string; password_hash: string }>(`SELECT * FROM "user" WHERE email = 'grace@example.org'`);
  expect(user!.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  const member = await memberAs(user!.id, workspace.slug);
  expect(member).toMatchObject({ role: "reviewer", name: "Grace" });

  const joined = (await eventsOf(workspace.workspaceId)).at(-1)!;
  expect(joined).toMatchObject({ act: "member.joined", actor: member.pseudonym, ver: 1 });
  expect(JSON.stringify(joined)).not.toMatch(/argon2|Grace|grace@|password/);
  expect(joined.object).not.toContain(user!.id);
});

test("of two who use the link at the same moment, one gets in", async () => {
  const workspace = await makeWorkspace();
  const token = await invite(workspace, "race@example.org");
  const both = await Promise.all([accept(token), accept(token)]);
  expect(both.filter((result) => result.ok)).toHaveLength(1);
  const [count] = await asOwner(`SELECT count(*)::int AS users FROM "user" WHERE email = 'race@example.org'`);
  expect(count).toEqual({ users: 1 });
  expect((await eventsOf(workspace.workspaceId)).filter((event) => event.act === "member.joined")).toHaveLength(1);
});

test("a link works once, also for the one who used it", async () => {
  const workspace = await makeWorkspace();
  const token = await invite(workspace, "once@example.org");
  await accept(token);
  const [user] = await asOwner<{ id: string }>(`SELECT id FROM "user" WHERE email = 'once@example.org'`);
  const before = await peopleState(workspace.workspaceId);
  expect(await accept(token, signedInAs(user!.id), null)).toMatchObject({ ok: false, problem: { kind: "not-found" } });
  expect(await peopleState(workspace.workspaceId)).toEqual(before);
});

test("the link works to its last moment and not a moment longer", async () => {
  const workspace = await makeWorkspace();
  const sentAt = new Date();
  vi.useFakeTimers({ toFake: ["Date"], now: sentAt });
  const [inTime, late] = [await invite(workspace, "in-time@example.org"), await invite(workspace, "late@example.org")];
  vi.setSystemTime(sentAt.getTime() + invitationLifeMs - 1);
  expect(await accept(inTime)).toMatchObject({ ok: true });
  const before = await peopleState(workspace.workspaceId);
  vi.setSystemTime(sentAt.getTime() + invitationLifeMs);
  expect(await accept(late)).toMatchObject({ ok: false, problem: { kind: "not-found", detail: expect.stringContaining("run out") } });
  expect(await peopleState(workspace.workspaceId)).toEqual(before);
});

test("an address that has an account is asked to sign in, and then joins as that account", async () => {
  const workspace = await makeWorkspace();
  const userId = await makeUser("Known", "known@example.org");
  const token = await invite(workspace, "Known@Example.org");
  const before = await peopleState(workspace.workspaceId);
  expect(await accept(token)).toMatchObject({ ok: false, problem: { kind: "signed-out" } });
  expect(await peopleState(workspace.workspaceId)).toEqual(before);
  expect(await accept(token, signedInAs(userId), null)).toMatchObject({ ok: true });
  expect(await memberAs(userId, workspace.slug)).toMatchObject({ role: "analyst", name: "Known" });
});

test("signed in as somebody else, nobody can use it, whether the address has an account or not", async () => {
  const workspace = await makeWorkspace();
  const other = await makeUser("Other", "other@example.org");
  await makeUser("Wanted", "wanted@example.org");
  for (const email of ["wanted@example.org", "nobody-yet@example.org"]) {
    const token = await invite(workspace, email);
    const before = await peopleState(workspace.workspaceId);
    expect(await accept(token, signedInAs(other))).toMatchObject({ ok: false, problem: { kind: "forbidden" } });
    expect(await peopleState(workspace.workspaceId)).toEqual(before);
  }
});

test("a made-up token, a missing password and a weak one are refused and leave nothing", async () => {
  const workspace = await makeWorkspace();
  const token = await invite(workspace, "weak@example.org");
  const before = await peopleState(workspace.workspaceId);
  expect(await accept("A".repeat(43))).toMatchObject({ ok: false, problem: { kind: "not-found" } });
  expect(await accept("'; DROP")).toMatchObject({ ok: false, problem: { kind: "invalid" } });
  expect(await accept(token, stranger, null)).toMatchObject({ ok: false, problem: { kind: "invalid" } });
  const weak = await accept(token, stranger, { name: "", password: "short" });
  expect(weak).toMatchObject({ problem: { fields: { "account.name": expect.any(String), "account.password": expect.any(String) } } });
  expect(await peopleState(workspace.workspaceId)).toEqual(before);
});

test("a former member who is invited again comes back under the same pseudonym", async () => {
  const workspace = await makeWorkspace();
  const { analyst, lead } = workspace.viewers;
  await run(removeMemberOperation, lead, { userId: analyst.userId, version: 1 });
  const token = await invite(workspace, `analyst@${workspace.slug}.test`, "observer");
  expect(await accept(token, signedInAs(analyst.userId), null)).toMatchObject({ ok: true });
  const back = await memberAs(analyst.userId, workspace.slug);
  expect(back).toMatchObject({ role: "observer", pseudonym: analyst.pseudonym });
  expect((await eventsOf(workspace.workspaceId)).at(-1)).toMatchObject({ act: "member.joined", ver: 3, actor: analyst.pseudonym });
});

test("when the log fails, nobody has joined and no account was made", async () => {
  const workspace = await makeWorkspace();
  const token = await invite(workspace, "unlogged@example.org");
  const before = await peopleState(workspace.workspaceId);
  await whileTheLogFails(workspace.workspaceId, async () =>
    expect(await accept(token)).toMatchObject({ ok: false, problem: { kind: "unavailable" } }),
  );
  expect(await peopleState(workspace.workspaceId)).toEqual(before);
  expect(await accept(token)).toMatchObject({ ok: true });
});
