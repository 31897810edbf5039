import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { Refusal } from "@/lib/domain/problems";
import { currentSettings } from "@/lib/gateways/settings";
import { askToSignIn } from "@/lib/pipeline/ask-to-sign-in";
import { askedPath } from "@/lib/pipeline/asked-path";
import { wayBack } from "@/lib/pipeline/way-back";
import { useTestDatabase } from "../support/people";

const sent = vi.hoisted(() => ({ asked: null as string | null, callback: undefined as string | undefined }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(sent.asked === null ? {} : { "x-onus-asked": sent.asked }),
  cookies: async () => ({
    get: (name: string) => (name === "next-auth.callback-url" && sent.callback !== undefined ? { value: sent.callback } : undefined),
  }),
}));
useTestDatabase();
beforeEach(() => Object.assign(sent, { asked: null, callback: undefined }));
afterAll(() => vi.restoreAllMocks());

test.each([
  ["/demo/claims?q=a%20b&tag=evidenced", "/demo/claims?q=a%20b&tag=evidenced"],
  ["/demo/claims?q=a&_rsc=1abc2", "/demo/claims?q=a"],
  ["/demo/claims?_rsc=1abc2&q=a", "/demo/claims?q=a"],
  ["/demo/claims?_rsc=1abc2", "/demo/claims"],
  ["//evil.example/", "/"],
  ["http://evil.example/", "/"],
])("a page asked for as %s is come back to as %s", async (asked, path) => {
  sent.asked = asked;
  expect(await askedPath()).toBe(path);
});

test("where nothing says what was asked for, nothing is made up", async () => {
  expect(await askedPath()).toBeNull();
});

test("the sign-in leads where its address says, to next-auth's question, or after a refusal to what the provider had been asked for", async () => {
  const { origin } = currentSettings();
  sent.callback = `${origin}/demo/evidence?q=c`;
  expect(await wayBack({ to: "/demo?q=1" })).toBe("/demo?q=1");
  expect(await wayBack({ callbackUrl: `${origin}/demo/claims?q=2` })).toBe("/demo/claims?q=2");
  expect(await wayBack({ error: "unknown-person" })).toBe("/demo/evidence?q=c");
  expect(await wayBack({})).toBe("/");
});

test.each(["//evil.example", "/\\evil.example", "https://evil.example/demo"])("%s is no way back, wherever it stands", async (evil) => {
  sent.callback = evil;
  for (const asked of [
    { to: evil },
    { callbackUrl: evil },
    { error: "Callback" },
    { callbackUrl: `${currentSettings().origin}.evil.example/` },
  ])
    expect(await wayBack(asked)).toBe("/");
  sent.callback = `${currentSettings().origin}${evil}`;
  expect(await wayBack({ error: "Callback" })).toMatch(/^\/(?![/\\])/);
});

test("a download that somebody opens signed out leads to the sign-in, and back to the page it stands on; a script hears the refusal", () => {
  const request = (headers: Record<string, string>): Request =>
    new Request("http://127.0.0.1:3000/demo/evidence/1/file?x=1", { headers: { host: "127.0.0.1:3000", ...headers } });
  const way = (headers: Record<string, string>): string | null | undefined =>
    askToSignIn(request(headers), new Refusal("signed-out"))?.headers.get("location");
  const opened = { "sec-fetch-mode": "navigate" };
  expect(way({ ...opened, referer: "http://127.0.0.1:3000/demo/evidence/1?q=2" })).toBe("/sign-in?to=%2Fdemo%2Fevidence%2F1%3Fq%3D2");
  expect(way({ ...opened, referer: "https://evil.example/trap" })).toBe("/sign-in?to=%2Fdemo%2Fevidence%2F1%2Ffile%3Fx%3D1");
  expect(way(opened)).toBe("/sign-in?to=%2Fdemo%2Fevidence%2F1%2Ffile%3Fx%3D1");
  expect(way({ "sec-fetch-mode": "cors" })).toBeUndefined();
  expect(askToSignIn(request(opened), new Refusal("not-found"))).toBeNull();
});
