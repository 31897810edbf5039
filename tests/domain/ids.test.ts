import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { isUuid, uuidV7, uuidV7Sequence } from "@/lib/domain/ids";

test("the example of RFC 9562, appendix A.6, comes out of its fields", () => {
  // unix_ts_ms 017F22E279B0, rand_a CC3, rand_b (after the variant's two bits) 18C4DC0C0C07398F; the bits of version and variant are set here.
  const random = Uint8Array.from([0xfc, 0xc3, 0xd8, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuidV7(1_645_557_742_000, random)).toBe("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
});

test("ids sort by the time they were made at, and carry version and variant whatever the random bytes", () => {
  const [early, late] = [uuidV7(1_700_000_000_000, randomBytes(10)), uuidV7(1_700_000_000_001, randomBytes(10))];
  expect(early < late).toBe(true);
  expect(early).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab]/);
  for (const byte of [0, 255]) expect(uuidV7(0, new Uint8Array(10).fill(byte))).toMatch(/^00000000-0000-7[0f]{3}-[8b][0f]{3}-[0f]{12}$/);
});

test("ids of one moment sort in the order in which they were made, and never repeat", () => {
  const next = uuidV7Sequence(Date.now(), randomBytes);
  const made = Array.from({ length: 20_000 }, next);
  expect(made.every(isUuid)).toBe(true);
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});

test.each([
  ["017f22e2-79b0-7cc3-98c4-dc0c0c07398f", true],
  ["017F22E2-79B0-7CC3-98C4-DC0C0C07398F", false],
  ["017f22e2-79b0-7cc3-c8c4-dc0c0c07398f", false],
  ["017f22e2-79b0-0cc3-98c4-dc0c0c07398f", false],
  ["017f22e279b07cc398c4dc0c0c07398f", false],
  ["017f22e2-79b0-7cc3-98c4-dc0c0c07398f' OR true", false],
  ["", false],
])("%s is an id: %s", (value, is) => {
  expect(isUuid(value)).toBe(is);
});
