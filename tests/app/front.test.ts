import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { mark } from "../../bin/serve/front.mjs";

let server: Server | undefined;
afterEach(() => server?.close());

/** What Next gets to see, and what the browser gets, of a request that is answered with these headers. */
async function through(
  sent: Record<string, string>,
  answered: Record<string, string> = {},
  options = { dev: false, believesProxies: false },
) {
  let seen: IncomingHttpHeaders = {};
  server = createServer((request, response) => {
    mark(request, response, options);
    seen = request.headers;
    for (const [name, value] of Object.entries(answered)) response.setHeader(name, value);
    response.end("ok");
  }).listen(0, "127.0.0.1");
  await new Promise((done) => server!.once("listening", done));
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/demo/claims?q=a%20b`, { headers: sent });
  return { seen, policy: response.headers.get("content-security-policy") ?? "" };
}

const nonceIn = (policy: unknown): string => /'nonce-([A-Za-z0-9+/=]+)'/.exec(String(policy))?.[1] ?? "";

test("an answer allows scripts by a nonce of its own alone, which is the one that the page was made with", async () => {
  const one = await through({});
  const other = await through({});
  expect(one.policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/);
  expect(one.policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(nonceIn(one.policy)).toHaveLength(24);
  expect(nonceIn(one.seen["content-security-policy"])).toBe(nonceIn(one.policy));
  expect(nonceIn(other.policy)).not.toBe(nonceIn(one.policy));
});

test("what a browser sends in place of our marks counts for nothing", async () => {
  const forged = { "x-onus-asked": "//evil.example", "content-security-policy": "script-src 'nonce-mine'", "x-forwarded-for": "192.0.2.9" };
  const { seen } = await through(forged);
  expect(seen).toMatchObject({ "x-onus-asked": "/demo/claims?q=a%20b" });
  expect(nonceIn(seen["content-security-policy"])).not.toBe("mine");
  expect(seen["x-forwarded-for"]).toBeUndefined();
  const behindProxies = await through(forged, {}, { dev: false, believesProxies: true });
  expect(behindProxies.seen["x-forwarded-for"]).toBe("192.0.2.9");
});

test("an answer that has a policy of its own keeps it", async () => {
  const own = "sandbox; default-src 'none'";
  expect((await through({}, { "Content-Security-Policy": own })).policy).toBe(own);
});
