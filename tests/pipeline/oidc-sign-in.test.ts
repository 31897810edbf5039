import { expect, test } from "vitest";
import { userForOidc } from "@/lib/pipeline/oidc-sign-in";
import { invite, useTestDatabase } from "../support/people";
import { asOwner, countRows, makeUser, makeWorkspace } from "../support/workspace";

useTestDatabase();

const issuer = "https://id.example.org/";
const claims = (sub: string, email: string, email_verified: unknown = true) => ({ sub, email, email_verified, name: "From Provider" });
const asks = (...given: Parameters<typeof claims>) => userForOidc(issuer, claims(...given), new Date());

test("an account is linked by a verified address once, and known by the subject from then on", async () => {
  const userId = await makeUser("Known", "known@example.org");
  expect(await asks("s1", "Known@Example.org")).toBe(userId);
  expect(await asks("s1", "moved-away@example.org", false)).toBe(userId);
  expect(await asks("s2", "known@example.org")).toBeNull();
});

test("an address that the provider has not verified proves nothing", async () => {
  await makeUser("Victim", "victim@example.org");
  for (const verified of [false, undefined, null, "true", 1]) {
    expect(await userForOidc(issuer, { ...claims("evil", "victim@example.org"), email_verified: verified }, new Date())).toBeNull();
  }
});

test("a stranger gets no account; who was invited gets one, but no membership before accepting", async () => {
  const users = await countRows("user");
  expect(await asks("s3", "stranger@example.org")).toBeNull();
  expect(await countRows("user")).toBe(users);

  const workspace = await makeWorkspace();
  await invite(workspace, "guest@example.org");
  const members = await countRows("membership");
  const userId = await asks("s4", "Guest@example.org");
  expect(userId).not.toBeNull();
  expect(await countRows("membership")).toBe(members);
  expect(await asks("s4", "guest@example.org")).toBe(userId);
});

test("an invitation that was withdrawn or has run out makes no account", async () => {
  const workspace = await makeWorkspace();
  await invite(workspace, "lapsed@example.org");
  await asOwner("UPDATE invitation SET expires_at = now() - interval '1 minute' WHERE email = 'lapsed@example.org'");
  await invite(workspace, "withdrawn@example.org");
  await asOwner("UPDATE invitation SET withdrawn_at = now() WHERE email = 'withdrawn@example.org'");
  expect(await asks("s5", "lapsed@example.org")).toBeNull();
  expect(await asks("s6", "withdrawn@example.org")).toBeNull();
});

test("a disabled account stays out by either way", async () => {
  const userId = await makeUser("Gone", "gone@example.org");
  await asks("s7", "gone@example.org");
  await asOwner(`UPDATE "user" SET disabled_at = now() WHERE id = $1`, [userId]);
  expect(await asks("s7", "gone@example.org")).toBeNull();
  expect(await asks("s8", "gone@example.org")).toBeNull();
});

test("two providers' subjects are told apart by their issuer", async () => {
  const one = await makeUser("One", "one@example.org");
  await asks("same", "one@example.org");
  expect(await userForOidc("https://other.example.org", claims("same", "nobody@example.org"), new Date())).toBeNull();
  expect(await asks("same", "one@example.org")).toBe(one);
});
