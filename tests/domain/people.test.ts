import fc from "fast-check";
import { expect, test } from "vitest";
import { memberObjectId, pseudonymFrom } from "@/lib/domain/audit/pseudonym";
import { isUuid } from "@/lib/domain/ids";
import { emailSchema, slugOf } from "@/lib/domain/people";

test("a workspace's address is its name, as far as an address can be", () => {
  expect(slugOf("Verification Desk")).toBe("verification-desk");
  expect(slugOf("  Élan & Co. ")).toBe("elan-co");
  expect(slugOf("Проверка")).toBe("workspace");
});

test("no name takes the place of one of Onus's own pages", () => {
  for (const page of ["Account", "API", "First run", "Invitation", "Sign in"]) expect(slugOf(page)).toMatch(/-workspace$/);
});

test("whatever the name, the address is short, and made of letters, digits and single hyphens", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (name) => {
      expect(slugOf(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(slugOf(name).length).toBeLessThanOrEqual(50);
    }),
  );
});

test("an e-mail address is one account however it is typed", () => {
  expect(emailSchema.parse("  Ada@Example.ORG ")).toBe("ada@example.org");
  for (const wrong of ["", "ada", "ada@", "@example.org", `${"a".repeat(250)}@example.org`]) {
    expect(emailSchema.safeParse(wrong).success).toBe(false);
  }
});

test("a pseudonym says nothing, and a member's id in one log says nothing about another log", () => {
  expect(pseudonymFrom(Uint8Array.of(0, 1, 25, 26, 31, 32, 63, 64, 255, 8))).toBe("p-abz27a7a7i");
  const one = memberObjectId("01990000-0000-7000-8000-000000000001", "p-aaaaaaaaaa");
  const other = memberObjectId("01990000-0000-7000-8000-000000000002", "p-aaaaaaaaaa");
  expect([isUuid(one), one === other]).toEqual([true, false]);
});
