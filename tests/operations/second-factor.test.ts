import { beforeEach, expect, test } from "vitest";
import { generateSync } from "otplib";
import { userOfSession } from "@/lib/data/sessions";
import { codeNeeded, codeWrong } from "@/lib/domain/second-factor";
import { beginSecondFactorOperation } from "@/lib/operations/begin-second-factor";
import { confirmSecondFactorOperation } from "@/lib/operations/confirm-second-factor";
import { endSecondFactorOperation, renewRecoveryCodesOperation } from "@/lib/operations/end-second-factor";
import { endSessionOperation } from "@/lib/operations/end-session";
import { signInWithPassword } from "@/lib/pipeline/password-sign-in";
import { runAsVisitor } from "@/lib/pipeline/run";
import { visitorAs } from "@/lib/pipeline/visitor";
import { done } from "../support/made";
import { makeSession, makeUserWithPassword, useTestDatabase } from "../support/people";
import { asOwner } from "../support/workspace";

useTestDatabase();

const password = "a long enough password";
let count = 0;
let email: string;
let userId: string;
let here: string;
let visitor: ReturnType<typeof visitorAs>;
beforeEach(async () => {
  count++;
  email = `factor-${count}@example.org`;
  userId = await makeUserWithPassword(email, password);
  here = await makeSession(userId);
  visitor = visitorAs({ userId, sessionId: here }, `192.0.2.${count}`);
});

const codeAt = (secret: string, at: Date) => generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });
const signIn = (code: string, now = new Date()) =>
  signInWithPassword({ email, password, code }, { address: `198.51.100.${count}`, userAgent: "test" }, now).then(
    () => "in",
    (error: { problem: { fields?: { code?: string }; kind: string } }) => error.problem.fields?.code ?? error.problem.kind,
  );

/** Turned on as a person would. Signing in from then on is a step later: no code works twice. */
async function turnedOn() {
  const { secret } = done(await runAsVisitor(beginSecondFactorOperation, visitor, { password }));
  const { recoveryCodes } = done(await runAsVisitor(confirmSecondFactorOperation, visitor, { code: codeAt(secret, new Date()) }));
  return { secret, recoveryCodes, next: new Date(Date.now() + 30_000) };
}

test("a secret alone changes nothing; a right code turns it on, ends the other sessions and tells ten recovery codes", async () => {
  const elsewhere = await makeSession(userId);
  const begun = done(await runAsVisitor(beginSecondFactorOperation, visitor, { password }));
  expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Onus/);
  expect(await signIn("")).toBe("in");
  const wrong = await runAsVisitor(confirmSecondFactorOperation, visitor, { code: "000000" });
  expect(wrong).toMatchObject({ ok: false, problem: { fields: { code: codeWrong } } });
  expect(await signIn("")).toBe("in");
  const on = done(await runAsVisitor(confirmSecondFactorOperation, visitor, { code: codeAt(begun.secret, new Date()) }));
  expect(new Set(on.recoveryCodes).size).toBe(10);
  expect([await userOfSession(here, new Date()), await userOfSession(elsewhere, new Date())]).toEqual([userId, null]);
  expect(await signIn("")).toBe(codeNeeded);
});

test("a code lets in once; a code of another step, an old one and a made-up one do not", async () => {
  const { secret, next } = await turnedOn();
  const code = codeAt(secret, next);
  expect(await signIn(code, next)).toBe("in");
  expect(await signIn(code, next)).toBe(codeWrong);
  expect(await signIn(codeAt(secret, new Date(next.getTime() - 60_000)), next)).toBe(codeWrong);
  expect(await signIn(codeAt(secret, new Date(next.getTime() + 600_000)), next)).toBe(codeWrong);
  expect(await signIn("not a code", next)).toBe(codeWrong);
});

test("of five sign-ins at once with one code, one gets in", async () => {
  const { secret, next } = await turnedOn();
  const answers = await Promise.all(Array.from({ length: 5 }, () => signIn(codeAt(secret, next), next)));
  expect(answers.filter((answer) => answer === "in")).toHaveLength(1);
});

test("a recovery code lets in once, however it is typed; new ones end the old ones", async () => {
  const { recoveryCodes, secret, next } = await turnedOn();
  const [first, second] = recoveryCodes;
  expect(await signIn(` ${first!.toUpperCase().replaceAll("-", " ")} `)).toBe("in");
  expect(await signIn(first!)).toBe(codeWrong);
  await asOwner(`UPDATE "user" SET totp_last_step = NULL WHERE id = $1`, [userId]);
  const renewed = done(await runAsVisitor(renewRecoveryCodesOperation, visitor, { code: codeAt(secret, new Date()) }));
  expect(await signIn(second!, next)).toBe(codeWrong);
  expect(await signIn(renewed.recoveryCodes[0]!, next)).toBe("in");
});

test("a wrong code is a failed attempt: guessing ends after ten, whatever the password", async () => {
  await turnedOn();
  const answers: string[] = [];
  for (let n = 0; n < 12; n++) answers.push(await signIn("000000"));
  // Turning it on counted as one.
  expect(answers).toEqual([...Array.from({ length: 9 }, () => codeWrong), "rate-limited", "rate-limited", "rate-limited"]);
});

test("turning it off takes a code; then the password is enough again", async () => {
  const { recoveryCodes } = await turnedOn();
  expect(await runAsVisitor(endSecondFactorOperation, visitor, { code: "000000" })).toMatchObject({ ok: false });
  expect(await signIn("")).toBe(codeNeeded);
  done(await runAsVisitor(endSecondFactorOperation, visitor, { code: recoveryCodes[0]! }));
  expect(await signIn("")).toBe("in");
});

test("the database holds neither the secret nor a recovery code in the clear", async () => {
  const { secret, recoveryCodes } = await turnedOn();
  const rows = JSON.stringify(await asOwner(`SELECT encode(totp_secret, 'escape') AS s, u.* FROM "user" u WHERE id = $1`, [userId]));
  const codes = JSON.stringify(await asOwner("SELECT * FROM recovery_code WHERE user_id = $1", [userId]));
  expect(rows).not.toContain(secret);
  for (const code of recoveryCodes) expect(codes).not.toContain(code.replaceAll("-", ""));
});

test("setting it up takes the present password, and a second one has to wait for the first to go", async () => {
  expect(await runAsVisitor(beginSecondFactorOperation, visitor, { password: "another password" })).toMatchObject({ ok: false });
  await turnedOn();
  expect(await runAsVisitor(beginSecondFactorOperation, visitor, { password })).toMatchObject({ ok: false, problem: { kind: "invalid" } });
});

test("one's own session can be ended alone, and nobody else's", async () => {
  const [elsewhere, strangers] = [
    await makeSession(userId),
    await makeSession(await makeUserWithPassword(`other-${count}@example.org`, password)),
  ];
  done(await runAsVisitor(endSessionOperation, visitor, { sessionId: elsewhere }));
  expect(await runAsVisitor(endSessionOperation, visitor, { sessionId: strangers })).toMatchObject({ problem: { kind: "not-found" } });
  const open = await Promise.all([here, elsewhere, strangers].map((id) => userOfSession(id, new Date()).then(Boolean)));
  expect(open).toEqual([true, false, true]);
});
