import { afterAll, beforeAll, expect, test } from "vitest";
import { generateSync } from "otplib";
import { userOfSession } from "@/lib/data/sessions";
import { resetLifeMs } from "@/lib/domain/password-resets";
import { codeNeeded } from "@/lib/domain/second-factor";
import { forgetSettings } from "@/lib/gateways/settings";
import { askPasswordResetOperation } from "@/lib/operations/ask-password-reset";
import { beginSecondFactorOperation } from "@/lib/operations/begin-second-factor";
import { confirmSecondFactorOperation } from "@/lib/operations/confirm-second-factor";
import { inviteMemberOperation } from "@/lib/operations/invite-member";
import { resetPasswordOperation } from "@/lib/operations/reset-password";
import { signInWithPassword } from "@/lib/pipeline/password-sign-in";
import { run, runAsVisitor } from "@/lib/pipeline/run";
import { visitorAs } from "@/lib/pipeline/visitor";
import { done } from "../support/made";
import { makeSession, makeUserWithPassword, useTestDatabase } from "../support/people";
import { asOwner, makeUser, makeWorkspace } from "../support/workspace";

useTestDatabase();

beforeAll(() => {
  process.env.ONUS_SMTP_URL = "smtp://127.0.0.1:1";
  process.env.ONUS_MAIL_FROM = "onus@example.org";
  forgetSettings();
});
afterAll(() => {
  delete process.env.ONUS_SMTP_URL;
  delete process.env.ONUS_MAIL_FROM;
  forgetSettings();
});

const old = "the old long password";
const next = "the new long password";
let place = 0;
const nobody = () => visitorAs(null, `192.0.2.${++place}`);
const ask = (email: string) => runAsVisitor(askPasswordResetOperation, nobody(), { email });
const lettersTo = (email: string) =>
  asOwner<{ subject: string; text: string }>("SELECT subject, text FROM mail WHERE recipient = $1 ORDER BY created_at, id", [email]);
const tokenFor = async (email: string) => /\/reset\/([\w-]{43})/.exec((await lettersTo(email)).at(-1)!.text)![1]!;
const reset = (token: string, password = next) => runAsVisitor(resetPasswordOperation, nobody(), { token, password });
const signIn = (email: string, password: string) =>
  signInWithPassword({ email, password }, { address: `198.51.100.${++place}`, userAgent: "test" }, new Date()).then(
    () => "in",
    (error: { problem: { fields?: { code?: string }; kind: string } }) => error.problem.fields?.code ?? error.problem.kind,
  );

test("a mailed link changes the password once, ends every session, and tells the owner", async () => {
  const email = "forgot@example.org";
  const userId = await makeUserWithPassword(email, old);
  const session = await makeSession(userId);
  done(await ask(email));
  const token = await tokenFor(email);
  expect(done(await reset(token))).toEqual({ email });
  expect(await userOfSession(session, new Date())).toBeNull();
  expect([await signIn(email, old), await signIn(email, next)]).toEqual(["invalid", "in"]);
  expect(await reset(token, "yet another password")).toMatchObject({ ok: false, problem: { kind: "not-found" } });
  expect((await lettersTo(email)).map((letter) => letter.subject)).toEqual([
    "A new password for Onus",
    "Your password for Onus was changed",
  ]);
});

test("it does not bypass the second factor", async () => {
  const email = "careful@example.org";
  const userId = await makeUserWithPassword(email, old);
  const visitor = visitorAs({ userId, sessionId: await makeSession(userId) }, nobody().address);
  const { secret } = done(await runAsVisitor(beginSecondFactorOperation, visitor, { password: old }));
  done(await runAsVisitor(confirmSecondFactorOperation, visitor, { code: generateSync({ secret }) }));
  done(await ask(email));
  done(await reset(await tokenFor(email)));
  expect(await signIn(email, next)).toBe(codeNeeded);
});

test("the answer is the same for an unknown address, a disabled account and one without a password, and no letter goes out", async () => {
  const disabled = await makeUserWithPassword("disabled@example.org", old);
  await asOwner(`UPDATE "user" SET disabled_at = now() WHERE id = $1`, [disabled]);
  await makeUser("Single", "sso@example.org");
  for (const email of ["disabled@example.org", "sso@example.org", "unknown@example.org"]) {
    expect(await ask(email)).toEqual({ ok: true, value: null });
    expect(await lettersTo(email)).toEqual([]);
  }
});

test("a link that is old, or used by another link of the account, works no longer; nor does one for an account disabled since", async () => {
  const email = "late@example.org";
  const userId = await makeUserWithPassword(email, old);
  done(await ask(email));
  const first = await tokenFor(email);
  await asOwner(`UPDATE mail SET created_at = created_at - interval '1 minute' WHERE recipient = $1`, [email]);
  done(await ask(email));
  const second = await tokenFor(email);
  expect(first).not.toBe(second);
  done(await reset(second));
  expect(await reset(first)).toMatchObject({ problem: { kind: "not-found" } });

  done(await ask(email));
  const third = (await lettersTo(email))
    .map((letter) => /\/reset\/([\w-]{43})/.exec(letter.text)?.[1])
    .find((each) => each && each !== first && each !== second)!;
  await asOwner("UPDATE password_reset SET expires_at = created_at - $1 * interval '1 millisecond' WHERE user_id = $2", [
    resetLifeMs,
    userId,
  ]);
  expect(await reset(third)).toMatchObject({ problem: { kind: "not-found" } });
});

test("an address is sent three letters an hour at most, whether or not it has an account", async () => {
  for (const email of ["much@example.org", "nobody-there@example.org"]) {
    if (email.startsWith("much")) await makeUserWithPassword(email, old);
    for (let n = 0; n < 3; n++) expect(await ask(email)).toMatchObject({ ok: true });
    expect(await ask(email)).toMatchObject({ ok: false, problem: { kind: "rate-limited" } });
  }
  expect(await lettersTo("much@example.org")).toHaveLength(3);
});

test("the database holds no token", async () => {
  const email = "tokens@example.org";
  await makeUserWithPassword(email, old);
  done(await ask(email));
  const token = await tokenFor(email);
  expect(JSON.stringify(await asOwner("SELECT * FROM password_reset"))).not.toContain(token);
});

test("an invitation is mailed with its link, in the transaction that makes it", async () => {
  const w = await makeWorkspace();
  const { path, mailed } = done(await run(inviteMemberOperation, w.viewers.lead, { email: "new@example.org", role: "analyst" }));
  expect(mailed).toBe(true);
  expect((await lettersTo("new@example.org"))[0]!.text).toContain(path);
});
