import { expect, test } from "vitest";
import { userOfSession } from "@/lib/data/sessions";
import { attemptsPerAccount, attemptsPerAddress, attemptWindowMs } from "@/lib/data/throttles";
import { notSignedIn } from "@/lib/domain/people";
import type { Problem } from "@/lib/domain/problems";
import { sessionLifeMs, signInWithPassword } from "@/lib/pipeline/password-sign-in";
import { makeUserWithPassword, useTestDatabase } from "../support/people";
import { asOwner, countRows, makeUser } from "../support/workspace";

useTestDatabase();

const password = "a long enough password";
const start = new Date();
const later = (ms: number) => new Date(start.getTime() + ms);
const client = (address: string) => ({ address, userAgent: "A browser" });

async function attempt(email: string, given: string, address: string, now = start): Promise<Problem | "signed in"> {
  const outcome = signInWithPassword({ email, password: given }, client(address), now);
  return outcome.then(
    () => "signed in" as const,
    (error: { problem: Problem }) => error.problem,
  );
}

test("the right password opens a session for thirty days, however the address is typed", async () => {
  const userId = await makeUserWithPassword("right@example.org", password);
  const signedIn = await signInWithPassword({ email: " Right@Example.ORG", password }, client("a"), start);
  expect(signedIn.userId).toBe(userId);
  expect(await userOfSession(signedIn.sessionId, later(sessionLifeMs - 1))).toBe(userId);
  expect(await userOfSession(signedIn.sessionId, later(sessionLifeMs))).toBeNull();
});

test("a wrong password, an unknown address, a disabled account and one without a password get one and the same answer", async () => {
  const disabled = await makeUserWithPassword("disabled@example.org", password);
  await asOwner(`UPDATE "user" SET disabled_at = now() WHERE id = $1`, [disabled]);
  await makeUserWithPassword("exists@example.org", password);
  await makeUser("Without", "without@example.org");
  const sessions = await countRows("session");
  const answers = [
    await attempt("exists@example.org", "a wrong password", "b"),
    await attempt("unknown@example.org", password, "b"),
    await attempt("disabled@example.org", password, "b"),
    await attempt("without@example.org", "", "b"),
    await attempt("no address at all", password, "b"),
  ];
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ kind: "invalid", detail: notSignedIn })]),
  );
  expect(await countRows("session")).toBe(sessions);
});

test.each(["known", "unknown"])("of thirty guesses at once at an account that is %s, exactly ten are heard", async (which) => {
  const email = `${which}-target@example.org`;
  if (which === "known") await makeUserWithPassword(email, password);
  const guesses = Array.from({ length: 30 }, (_, n) => attempt(email, "a wrong password", `${which}-${n}`));
  const kinds = (await Promise.all(guesses)).map((answer) => (answer as Problem).kind);
  expect(kinds.filter((kind) => kind === "invalid")).toHaveLength(attemptsPerAccount);
  expect(kinds.filter((kind) => kind === "rate-limited")).toHaveLength(30 - attemptsPerAccount);

  const refused = await attempt(email, password, `${which}-late`, later(60_000));
  expect(refused).toMatchObject({ kind: "rate-limited", retryAfterSeconds: 14 * 60 });
  const after = await attempt(email, password, `${which}-late`, later(attemptWindowMs));
  expect(after).toEqual(which === "known" ? "signed in" : { kind: "invalid", detail: notSignedIn });
});

test("an address that goes through accounts is heard fifty times, and others are not held back by it", async () => {
  await makeUserWithPassword("bystander@example.org", password);
  for (let n = 0; n < attemptsPerAddress; n++) {
    expect(await attempt(`sprayed-${n}@example.org`, password, "sprayer")).toMatchObject({ kind: "invalid" });
  }
  expect(await attempt("bystander@example.org", password, "sprayer")).toMatchObject({ kind: "rate-limited" });
  expect(await attempt("bystander@example.org", password, "elsewhere")).toBe("signed in");
});

test("signing in rightly forgets the account's failures, and is none of the address's", async () => {
  const email = "forgetful@example.org";
  await makeUserWithPassword(email, password);
  for (let round = 0; round < 3; round++) {
    for (let n = 0; n < attemptsPerAccount - 1; n++) await attempt(email, "a wrong password", "home");
    expect(await attempt(email, password, "home")).toBe("signed in");
  }
  const [row] = await asOwner("SELECT failures FROM throttle WHERE key = 'address:home'");
  expect(row).toEqual({ failures: 3 * (attemptsPerAccount - 1) });
});

test("what was typed as an address is not kept", async () => {
  await attempt("my secret typed into the wrong field", "x", "c");
  expect(JSON.stringify(await asOwner("SELECT * FROM throttle"))).not.toContain("secret");
});
