import { afterAll, beforeAll, expect, test } from "vitest";
import { userOfSession } from "@/lib/data/sessions";
import { currentSettings, forgetSettings } from "@/lib/gateways/settings";
import { sessionCookieName } from "@/lib/pipeline/session-cookie";
import { sessionIdIn } from "@/lib/pipeline/sign-in";
import { type Cookies, send } from "../support/next-auth";
import { type Claims, startIssuer } from "../support/oidc-issuer";
import { useTestDatabase } from "../support/people";
import { makeUser } from "../support/workspace";

useTestDatabase();
let provider: Awaited<ReturnType<typeof startIssuer>>;
const settings = ["ONUS_OIDC_ISSUER", "ONUS_OIDC_CLIENT_ID", "ONUS_OIDC_CLIENT_SECRET"] as const;
beforeAll(async () => {
  provider = await startIssuer();
  for (const name of settings) process.env[name] = name === "ONUS_OIDC_ISSUER" ? provider.issuer : "onus-test";
  forgetSettings();
});
afterAll(async () => {
  for (const name of settings) delete process.env[name];
  forgetSettings();
  await provider.stop();
});

async function begin(jar: Cookies, to = "/desk"): Promise<string> {
  const { csrfToken } = (await send("GET", ["csrf"], jar)).body as { csrfToken: string };
  return (await send("POST", ["signin", "oidc"], jar, { csrfToken, callbackUrl: to })).location;
}

async function userIn(jar: Cookies): Promise<string | null> {
  const { origin, sessionSecret } = currentSettings();
  const cookie = jar[sessionCookieName(origin)];
  const sessionId = cookie ? await sessionIdIn(cookie, sessionSecret) : null;
  return sessionId && userOfSession(sessionId, new Date());
}

const ada: Claims = { sub: "ada", email: "Ada@example.org", email_verified: true };

test("a person whom the provider vouches for is signed in and comes back to where they wanted to be", async () => {
  const userId = await makeUser("Ada", "ada@example.org");
  const jar: Cookies = {};
  const asked = await begin(jar);
  expect(Object.fromEntries(new URL(asked).searchParams)).toMatchObject({
    code_challenge_method: "S256",
    state: expect.any(String),
    nonce: expect.any(String),
    scope: "openid email profile",
  });
  const back = await send("GET", ["callback", "oidc"], jar, {}, provider.grant(asked, ada));
  expect(back.location).toBe(`${currentSettings().origin}/desk`);
  expect(await userIn(jar)).toBe(userId);
});

test.each([
  ["/desk/claims?q=a+b&tag=evidenced", "/desk/claims?q=a+b&tag=evidenced"],
  ["https://evil.example/desk", ""],
  ["//evil.example/desk", "//evil.example/desk"],
])("asked to lead to %s, the way by the provider never leaves this origin", async (to, path) => {
  const jar: Cookies = {};
  const back = await send("GET", ["callback", "oidc"], jar, {}, provider.grant(await begin(jar, to), ada));
  expect(back.location).toBe(`${currentSettings().origin}${path}`);
  expect(new URL(back.location).origin).toBe(currentSettings().origin);
});

test.each([
  ["an unverified address", { ...ada, sub: "x", email_verified: false }],
  ["a stranger", { ...ada, sub: "y", email: "stranger@example.org" }],
])("%s is sent back to the sign-in, without a session", async (_who, claims) => {
  const jar: Cookies = {};
  const back = await send("GET", ["callback", "oidc"], jar, {}, provider.grant(await begin(jar), claims));
  expect(back.location).toContain("/sign-in?error=unknown-person");
  expect(await userIn(jar)).toBeNull();
});

test("an answer to somebody else's question is refused: state, nonce and code verifier must be this browser's own", async () => {
  const [mine, theirs]: [Cookies, Cookies] = [{}, {}];
  const asked = await begin(theirs);
  const myState = new URL(await begin(mine)).searchParams.get("state")!;
  for (const query of [provider.grant(asked, ada), { ...provider.grant(asked, ada), state: myState }]) {
    const jar = { ...mine };
    expect((await send("GET", ["callback", "oidc"], jar, {}, query)).location).toContain("error=");
    expect(await userIn(jar)).toBeNull();
  }
});
