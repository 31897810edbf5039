import { expect, test } from "vitest";
import { readByteRange } from "@/lib/domain/byte-range";

test.each([
  [null, null],
  ["bytes=0-", { from: 0, to: 99 }],
  ["bytes=10-19", { from: 10, to: 19 }],
  ["bytes=99-", { from: 99, to: 99 }],
  ["bytes=90-1000", { from: 90, to: 99 }],
  ["bytes=-5", { from: 95, to: 99 }],
  ["bytes=-500", { from: 0, to: 99 }],
  ["bytes=100-", "none"],
  ["bytes=-0", "none"],
  ["bytes=5-2", null],
  ["bytes=-", null],
  ["bytes=0-1,5-6", null],
  ["items=0-1", null],
  ["bytes=a-b", null],
])("of 100 bytes, %s asks for %j", (header, range) => {
  expect(readByteRange(header, 100)).toEqual(range);
});

test("of no bytes there are none", () => {
  expect(readByteRange("bytes=0-", 0)).toBe("none");
  expect(readByteRange("bytes=-1", 0)).toBe("none");
});
