import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { isUuid, uuidV7, uuidV7Sequence } from "@/lib/domain/ids";

test("ids sort by the time they were made at, and carry version and variant", () => {
  const [early, late] = [uuidV7(1_700_000_000_000, randomBytes(10)), uuidV7(1_700_000_000_001, randomBytes(10))];
  expect(early < late).toBe(true);
  expect(early).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab]/);
  expect(isUuid(early)).toBe(true);
});

test("ids of one moment sort in the order in which they were made, and never repeat", () => {
  const next = uuidV7Sequence(Date.now(), randomBytes);
  const made = Array.from({ length: 20_000 }, next);
  expect(made.every(isUuid)).toBe(true);
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});
