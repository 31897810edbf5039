import { execFile } from "node:child_process";
import { expect, test, vi } from "vitest";
import { findMembership } from "@/lib/data/members";
import { userOfSession } from "@/lib/data/sessions";
import { listUsers } from "@/lib/data/user-list";
import { acceptInvitationOperation } from "@/lib/operations/accept-invitation";
import { changeRoleOperation } from "@/lib/operations/change-role";
import { clearSecondFactorOperation, disableUserOperation, enableUserOperation } from "@/lib/operations/disable-user";
import { operatorHere } from "@/lib/pipeline/operator";
import { signInWithPassword } from "@/lib/pipeline/password-sign-in";
import { run, runAsOperator, runAsVisitor } from "@/lib/pipeline/run";
import { visitorAs } from "@/lib/pipeline/visitor";
import { hashPassword } from "@/lib/gateways/passwords";
import { done } from "../support/made";
import { invite, makeSession, useTestDatabase } from "../support/people";
import { expectNothingLeft, expectSoundLog, stateOf, whileTheLogFails } from "../support/traces";
import { asOwner, eventsOf, makeWorkspace, type TestWorkspace } from "../support/workspace";

vi.mock("next/headers", () => import("../support/next-headers"));
useTestDatabase();

const operator = operatorHere();
const disable = (email: string, more: object = {}) => runAsOperator(disableUserOperation, operator, { email, ...more });
const enable = (email: string, more: object = {}) => runAsOperator(enableUserOperation, operator, { email, ...more });
const password = "a long enough password";
const client = { address: "192.0.2.7", userAgent: "A browser" };

async function emailOf(userId: string): Promise<string> {
  const [user] = await asOwner<{ email: string }>(`SELECT email FROM "user" WHERE id = $1`, [userId]);
  return user!.email;
}

/** The first workspace's lead belongs to the second one too, in this role. */
async function inBoth(role: "analyst" | "lead"): Promise<{ first: TestWorkspace; second: TestWorkspace; email: string; userId: string }> {
  const [first, second] = [await makeWorkspace(), await makeWorkspace()];
  const { userId } = first.viewers.analyst;
  const email = await emailOf(userId);
  done(
    await runAsVisitor(acceptInvitationOperation, visitorAs({ userId, sessionId: await makeSession(userId) }, client.address), {
      token: await invite(second, email, role),
    }),
  );
  return { first, second, email, userId };
}

test("a disabled user is out at once, everywhere, and in again when enabled; the log of each workspace tells of both, without the person's name", async () => {
  const { first, second, email, userId } = await inBoth("analyst");
  await asOwner(`UPDATE "user" SET password_hash = $2 WHERE id = $1`, [userId, await hashPassword(password)]);
  const session = await makeSession(userId);

  expect(await disable(email.toUpperCase(), { reason: "Left the organisation." })).toMatchObject({ ok: true, value: { changed: true } });
  expect(await userOfSession(session, new Date())).toBeNull();
  expect(await findMembership(userId, first.slug)).toBeNull();
  await expect(signInWithPassword({ email, password }, client, new Date())).rejects.toMatchObject({ problem: { kind: "invalid" } });

  expect(await enable(email)).toMatchObject({ ok: true, value: { changed: true } });
  // The sessions of before stay ended.
  expect(await userOfSession(session, new Date())).toBeNull();
  expect((await signInWithPassword({ email, password }, client, new Date())).userId).toBe(userId);

  for (const { workspaceId, slug } of [first, second]) {
    const member = (await findMembership(userId, slug))!;
    const events = (await eventsOf(workspaceId)).filter(({ act }) => act.endsWith("abled"));
    expect(events).toMatchObject([
      {
        act: "member.disabled",
        actor: "agent:operator",
        parts: { after: { member: member.pseudonym }, comment: "Left the organisation." },
      },
      { act: "member.enabled", actor: "agent:operator", parts: { after: { member: member.pseudonym } } },
    ]);
    expect(JSON.stringify(events)).not.toContain(email);
    await expectSoundLog(workspaceId);
  }
});

test("what stands already is not done again: no event, no ended session", async () => {
  const w = await makeWorkspace();
  const email = await emailOf(w.viewers.analyst.userId);
  const session = await makeSession(w.viewers.analyst.userId);
  expect(await enable(email)).toMatchObject({ ok: true, value: { changed: false } });
  expect(await userOfSession(session, new Date())).not.toBeNull();
  await disable(email);
  const before = await stateOf(w);
  expect(await disable(email)).toMatchObject({ ok: true, value: { changed: false } });
  expect(await stateOf(w)).toEqual(before);
});

test("the last lead who can sign in is kept, in every workspace, unless it is forced", async () => {
  const { first, second, email, userId } = await inBoth("lead");
  const before = await stateOf(first);
  // Of the second workspace the other lead goes first.
  expect(await disable(await emailOf(second.viewers.lead.userId))).toMatchObject({ ok: true });
  await expectNothingLeft(second, () => disable(email), {
    kind: "invalid",
    detail: `Nobody else leads “${second.viewers.lead.workspace.name}”: make somebody else lead first, or say --force.`,
  });
  expect(await stateOf(first)).toEqual(before);
  expect(await findMembership(userId, first.slug)).not.toBeNull();
  expect(await disable(email, { force: true })).toMatchObject({ ok: true, value: { changed: true } });
  expect(await findMembership(userId, first.slug)).toBeNull();
});

test("of two leads who are disabled at the same moment one stays", async () => {
  const w = await makeWorkspace();
  const { lead, reviewer } = w.viewers;
  done(await run(changeRoleOperation, lead, { userId: reviewer.userId, version: 1, role: "lead" }));
  const both = await Promise.all([disable(await emailOf(lead.userId)), disable(await emailOf(reviewer.userId))]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test("refused without a trace: nobody's address, no address at all, and a log that cannot be written in one of two workspaces", async () => {
  const { first, second, email } = await inBoth("analyst");
  await expectNothingLeft(first, () => disable("nobody@example.org"), { kind: "not-found" });
  await expectNothingLeft(first, () => disable("not an address"), { kind: "invalid", fields: { email: "This is not an e-mail address." } });
  const session = await makeSession(first.viewers.analyst.userId);
  const untouched = await stateOf(first);
  await whileTheLogFails(second.workspaceId, () => expectNothingLeft(second, () => disable(email), { kind: "unavailable" }));
  expect(await stateOf(first)).toEqual(untouched);
  expect(await userOfSession(session, new Date())).toBe(first.viewers.analyst.userId);
});

test("an account of no workspace is disabled as well, and no log tells of it", async () => {
  const [{ events: before }] = (await asOwner<{ events: number }>("SELECT count(*)::int AS events FROM audit_event")) as [
    { events: number },
  ];
  await asOwner(`INSERT INTO "user" (id, email, name, created_at) VALUES (gen_random_uuid(), 'apart@example.org', 'Apart', now())`);
  expect(await disable("apart@example.org")).toMatchObject({ ok: true, value: { changed: true, workspaces: [] } });
  expect(await asOwner("SELECT count(*)::int AS events FROM audit_event")).toEqual([{ events: before }]);
  const listed = (await listUsers(operator)).find((user) => user.email === "apart@example.org");
  expect(listed).toMatchObject({ name: "Apart", disabledAt: expect.any(Date), workspaces: [], lastSignIn: null });
});

test("everybody is listed with what they are where", async () => {
  const { first, second, email, userId } = await inBoth("lead");
  await makeSession(userId);
  const listed = await listUsers(operator);
  expect(listed.map((user) => user.email)).toEqual(listed.map((user) => user.email).toSorted());
  const both = [
    { slug: first.slug, role: "analyst" },
    { slug: second.slug, role: "lead" },
  ];
  expect(listed.find((user) => user.email === email)).toMatchObject({
    disabledAt: null,
    lastSignIn: expect.any(Date),
    workspaces: both.toSorted((a, b) => (a.slug < b.slug ? -1 : 1)),
  });
});

/** The command as the operator types it, with nothing but the server's settings. */
async function onus(...args: string[]): Promise<{ code: number | string | undefined; out: string; err: string }> {
  const { NODE_ENV, PATH, DATABASE_URL, ONUS_DATA_DIR, ONUS_SESSION_SECRET, ONUS_SIGNING_KEY } = process.env;
  const env = { NODE_ENV, PATH, DATABASE_URL, ONUS_DATA_DIR, ONUS_SESSION_SECRET, ONUS_SIGNING_KEY };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", "bin/onus.ts", ...args], { env }, (error, out, err) =>
      resolve({ code: error ? (error.code ?? undefined) : 0, out, err }),
    );
  });
}

test("the command does the same in the database of DATABASE_URL, and says what came of it", async () => {
  const w = await makeWorkspace();
  const email = await emailOf(w.viewers.analyst.userId);
  const session = await makeSession(w.viewers.analyst.userId);
  expect(await onus("user", "disable", email, "--reason", "Lost laptop.")).toMatchObject({
    code: 0,
    out: expect.stringContaining(`${email} may no longer sign in, and every session has ended. Told in the log of`),
  });
  expect(await userOfSession(session, new Date())).toBeNull();
  expect((await eventsOf(w.workspaceId)).at(-1)).toMatchObject({ act: "member.disabled", parts: { comment: "Lost laptop." } });
  const { out } = await onus("user", "list", "--json");
  expect((JSON.parse(out) as { email: string; disabledAt: string | null }[]).find((user) => user.email === email)?.disabledAt).toBeTruthy();
  expect(await onus("user", "enable", email)).toMatchObject({ code: 0, out: expect.stringContaining("may sign in again") });

  const lead = await emailOf(w.viewers.lead.userId);
  expect(await onus("user", "disable", lead)).toMatchObject({ code: 1, out: "", err: expect.stringContaining("Nobody else leads") });
  expect(await onus("user", "disable", "nobody@example.org")).toMatchObject({
    code: 1,
    err: expect.stringContaining("Nobody has the address"),
  });
  expect(await onus("user", "disable")).toMatchObject({ code: 2, err: expect.stringContaining("Usage:") });
}, 120_000);

test("a lost second factor is taken away, told in every log, and the password is enough again", async () => {
  const { first, second, email, userId } = await inBoth("analyst");
  const clear = () => runAsOperator(clearSecondFactorOperation, operator, { email, reason: "The phone is gone." });
  expect(await clear()).toMatchObject({ ok: true, value: { changed: false } });
  await asOwner(`UPDATE "user" SET totp_secret = '\\x00', totp_confirmed_at = now(), password_hash = $2 WHERE id = $1`, [
    userId,
    await hashPassword(password),
  ]);
  const session = await makeSession(userId);
  await expect(signInWithPassword({ email, password }, client, new Date())).rejects.toMatchObject({
    problem: { fields: { code: expect.any(String) } },
  });
  expect(await clear()).toMatchObject({ ok: true, value: { changed: true } });
  expect(await userOfSession(session, new Date())).toBeNull();
  await expect(signInWithPassword({ email, password }, client, new Date())).resolves.toMatchObject({ userId });
  for (const w of [first, second]) expect((await eventsOf(w.workspaceId)).at(-1)).toMatchObject({ act: "member.second-factor-cleared" });
});
