import { expect, test } from "vitest";
import { ownPath, signInPath } from "@/lib/domain/own-path";

test.each(["/", "/demo", "/demo/claims?q=a+b&tag=evidenced", "/demo/articles/1?show=%2F%2Fevil#claim", "/demo/a:b@c", "/demo//twice"])(
  "%s is ours, and is kept with its query",
  (path) => {
    expect(ownPath(path)).toBe(path);
    expect(new URL(path, "https://onus.example.org").origin).toBe("https://onus.example.org");
  },
);

test.each([
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "\\/evil.example",
  "https://evil.example/",
  "https:/evil.example",
  "http:evil.example",
  "javascript:alert(1)",
  "data:text/html,hi",
  "evil.example",
  "",
  " /demo",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  "/demo\\..\\evil",
  "/.//evil.example",
  "/..//evil.example",
  "/%2e//evil.example",
  "/demo/..//evil.example",
  "/%2E%2e//evil.example",
  "%2F%2Fevil.example",
  `/${"x".repeat(3000)}`,
])("%j is nowhere of ours: one lands at the beginning", (path) => {
  expect(ownPath(path)).toBe("/");
});

test.each([undefined, null, 7, ["/demo", "/other"], {}])("%j, which no address bar holds, is nowhere either", (asked) => {
  expect(ownPath(asked)).toBe("/");
});

test("a slash or a backslash in the disguise of percents stays a character of a path of ours", () => {
  for (const path of ["/%2Fevil.example", "/%5Cevil.example", "/%09/evil.example"]) {
    expect(ownPath(path)).toBe(path);
    expect(new URL(ownPath(path), "https://onus.example.org").host).toBe("onus.example.org");
  }
});

test("the sign-in is told the way back so that it reads the same there", () => {
  const path = "/demo/claims?q=a%26b&show=all";
  const address = new URL(signInPath(path), "https://onus.example.org");
  expect(address.pathname).toBe("/sign-in");
  expect(ownPath(address.searchParams.get("to"))).toBe(path);
});
