import { expect, test } from "vitest";
import { userOfSession } from "@/lib/data/sessions";
import { attemptsPerAccount } from "@/lib/data/throttles";
import { changePasswordOperation } from "@/lib/operations/change-password";
import { signInWithPassword } from "@/lib/pipeline/password-sign-in";
import { runAsVisitor } from "@/lib/pipeline/run";
import { visitorAs } from "@/lib/pipeline/visitor";
import { makeSession, makeUserWithPassword, useTestDatabase } from "../support/people";
import { asOwner } from "../support/workspace";

useTestDatabase();

const old = "the old long password";
const next = "the new long password";
const client = { address: "192.0.2.7", userAgent: "test" };
const stillOpen = (id: string) => userOfSession(id, new Date()).then((userId) => userId !== null);

test("the new password replaces the old one, and every other session ends at once", async () => {
  const userId = await makeUserWithPassword("changes@example.org", old);
  const [here, elsewhere] = [await makeSession(userId), await makeSession(userId)];
  const visitor = visitorAs({ userId, sessionId: here }, client.address);
  const changed = await runAsVisitor(changePasswordOperation, visitor, { current: old, next });
  expect(changed).toEqual({ ok: true, value: { endedSessions: 1 } });
  expect([await stillOpen(here), await stillOpen(elsewhere)]).toEqual([true, false]);

  const email = "changes@example.org";
  await expect(signInWithPassword({ email, password: old }, client, new Date())).rejects.toMatchObject({ problem: { kind: "invalid" } });
  await expect(signInWithPassword({ email, password: next }, client, new Date())).resolves.toMatchObject({ userId });
});

test("guessing the present password counts as failed sign-ins, and leaves account and sessions as they were", async () => {
  const userId = await makeUserWithPassword("guessed@example.org", old);
  const sessionId = await makeSession(userId);
  const visitor = visitorAs({ userId, sessionId }, "192.0.2.8");
  const guess = () => runAsVisitor(changePasswordOperation, visitor, { current: "a wrong password", next });
  for (let n = 0; n < attemptsPerAccount; n++) {
    expect(await guess()).toMatchObject({ problem: { kind: "invalid", fields: { current: expect.any(String) } } });
  }
  expect(await guess()).toMatchObject({ problem: { kind: "rate-limited", retryAfterSeconds: expect.any(Number) } });
  const [row] = await asOwner(`SELECT version FROM "user" WHERE id = $1`, [userId]);
  expect(row).toEqual({ version: 1 });
  expect(await stillOpen(sessionId)).toBe(true);
});

test("nobody who is not signed in, and no weak password, gets through", async () => {
  const userId = await makeUserWithPassword("weak@example.org", old);
  const visitor = visitorAs({ userId, sessionId: await makeSession(userId) }, "192.0.2.9");
  expect(await runAsVisitor(changePasswordOperation, visitorAs(null, "-"), { current: old, next })).toMatchObject({
    problem: { kind: "signed-out" },
  });
  expect(await runAsVisitor(changePasswordOperation, visitor, { current: old, next: "short" })).toMatchObject({
    problem: { fields: { next: expect.any(String) } },
  });
});
