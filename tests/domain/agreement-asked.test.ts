import fc from "fast-check";
import { expect, test } from "vitest";
import { type AgreementAsked, agreementSubjects, pairFigureName, readAsked, readPair, searchOfAsked } from "@/lib/domain/agreement-asked";

const [one, other] = ["019a0000-0000-7000-8000-000000000001", "019a0000-0000-7000-8000-000000000002"];
const id = fc.uuid({ version: 7 });
const day = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyAsked: fc.Arbitrary<AgreementAsked> = fc.record({
  subject: fc.constantFrom(...agreementSubjects),
  articleId: fc.option(id),
  analystIds: fc.uniqueArray(id, { maxLength: 2 }),
  from: fc.option(day),
  to: fc.option(day),
  seen: fc.boolean(),
  training: fc.boolean(),
  uncalibrated: fc.boolean(),
});

test("what is asked for survives its way through an address", () => {
  fc.assert(
    fc.property(anyAsked, (asked) => {
      expect(readAsked(Object.fromEntries(searchOfAsked(asked)))).toEqual(asked);
    }),
  );
});

test("what makes no sense in an address is left out, and never reaches a query", () => {
  const plain = readAsked({});
  const nonsense = { of: "colour", article: "1' OR true --", analyst: [one, other], from: "2026-02-30", to: "yesterday", seen: "yes" };
  expect(readAsked(nonsense)).toEqual(plain);
  expect(readAsked({ analyst: one, with: one }).analystIds).toEqual([one]);
  expect(readAsked({ with: other }).analystIds).toEqual([other]);
});

test("a pair is two people, and what they gave are two labels of what is compared", () => {
  expect(readPair({ first: one, second: other, gave: "evidenced~contested" }, "tag")).toEqual({
    raters: [one, other],
    gave: ["evidenced", "contested"],
  });
  expect(readPair({ first: one, second: other, gave: "evidenced~contested" }, "basis")).toEqual({ raters: [one, other], gave: null });
  expect(readPair({ first: one, second: one }, "tag")).toBeNull();
  expect(readPair({ first: one }, "tag")).toBeNull();
  expect(readPair({ first: one, second: other }, "places")).toBeNull();
  expect(pairFigureName(["b", "a"], "cohenKappa")).toBe(pairFigureName(["a", "b"], "cohenKappa"));
});
