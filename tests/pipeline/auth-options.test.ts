import { expect, test } from "vitest";
import { revokeSession, userOfSession } from "@/lib/data/sessions";
import { currentSettings } from "@/lib/gateways/settings";
import { sessionCookieName } from "@/lib/pipeline/session-cookie";
import { sessionIdIn } from "@/lib/pipeline/sign-in";
import { type Answer, type Cookies, send } from "../support/next-auth";
import { makeUserWithPassword, useTestDatabase } from "../support/people";
import { asOwner } from "../support/workspace";

useTestDatabase();

const password = "a long enough password";
async function signIn(email: string, given: string): Promise<{ jar: Cookies; answer: Answer }> {
  const jar: Cookies = {};
  const { csrfToken } = (await send("GET", ["csrf"], jar)).body as { csrfToken: string };
  const answer = await send("POST", ["callback", "credentials"], jar, { csrfToken, email, password: given, json: "true" });
  return { jar, answer };
}

const sessionOf = async (jar: Cookies) => {
  const { origin, sessionSecret } = currentSettings();
  const cookie = jar[sessionCookieName(origin)];
  return cookie ? sessionIdIn(cookie, sessionSecret) : null;
};

test("signing in sets an httpOnly lax cookie that names a session's row and holds nothing else of use", async () => {
  const userId = await makeUserWithPassword("cookie@example.org", password);
  const { jar, answer } = await signIn("cookie@example.org", password);
  const cookie = answer.set.find((line) => line.startsWith("onus.session="))!;
  expect(cookie).toMatch(/; HttpOnly/);
  expect(cookie).toMatch(/; SameSite=Lax/i);
  expect(await userOfSession((await sessionOf(jar))!, new Date())).toBe(userId);
});

test("a wrong password sets no session and is told as a problem, not as a sentence that names the account", async () => {
  await makeUserWithPassword("wrong@example.org", password);
  const { jar, answer } = await signIn("wrong@example.org", "a wrong password");
  expect(answer.status).toBe(401);
  expect(new URL((answer.body as { url: string }).url).searchParams.get("error")).toBe("invalid");
  expect(await sessionOf(jar)).toBeNull();
});

test("a sign-in without next-auth's own token is not tried", async () => {
  await makeUserWithPassword("csrf@example.org", password);
  const jar: Cookies = {};
  await send("POST", ["callback", "credentials"], jar, { csrfToken: "made-up", email: "csrf@example.org", password, json: "true" });
  expect(await sessionOf(jar)).toBeNull();
});

test("signing out ends the session's row, so that a copy of the cookie is worth nothing", async () => {
  await makeUserWithPassword("leaves@example.org", password);
  const { jar } = await signIn("leaves@example.org", password);
  const sessionId = (await sessionOf(jar))!;
  const { csrfToken } = (await send("GET", ["csrf"], jar)).body as { csrfToken: string };
  await send("POST", ["signout"], jar, { csrfToken, json: "true" });
  expect(await sessionOf(jar)).toBeNull();
  expect(await userOfSession(sessionId, new Date())).toBeNull();
});

test("a revoked session and a disabled user are out with the next request", async () => {
  const userId = await makeUserWithPassword("revoked@example.org", password);
  const sessions = await Promise.all([1, 2].map(async () => (await sessionOf((await signIn("revoked@example.org", password)).jar))!));
  await revokeSession(sessions[0]!, new Date());
  expect(await userOfSession(sessions[0]!, new Date())).toBeNull();
  expect(await userOfSession(sessions[1]!, new Date())).toBe(userId);
  await asOwner(`UPDATE "user" SET disabled_at = now() WHERE id = $1`, [userId]);
  expect(await userOfSession(sessions[1]!, new Date())).toBeNull();
});

test("a cookie that was made with another secret names nobody", async () => {
  await makeUserWithPassword("forged@example.org", password);
  const { jar } = await signIn("forged@example.org", password);
  const cookie = jar[sessionCookieName(currentSettings().origin)]!;
  expect(await sessionIdIn(cookie, "another secret, long enough to be one")).toBeNull();
  expect(await sessionIdIn(`${cookie.slice(0, -4)}AAAA`, currentSettings().sessionSecret)).toBeNull();
});
