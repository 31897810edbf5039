import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "@/lib/gateways/passwords";

test("the right password verifies, a wrong one does not, and the same password never has the same hash", async () => {
  const [one, two] = await Promise.all([hashPassword("a long enough password"), hashPassword("a long enough password")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword(one, "a long enough password")).toBe(true);
  expect(await verifyPassword(one, "a long enough passwore")).toBe(false);
});

test("a password is the same however a keyboard composes its letters", async () => {
  expect(await verifyPassword(await hashPassword("caf\u00e9 au lait, s'il"), "cafe\u0301 au lait, s'il")).toBe(true);
});

test("an account without a password is never opened", async () => {
  expect(await verifyPassword(null, "anything")).toBe(false);
  expect(await verifyPassword(null, "")).toBe(false);
});
