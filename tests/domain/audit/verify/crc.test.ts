import { crc32 as zlibs } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { crc32, joinCrc32 } from "@/lib/domain/audit/verify/crc";

test("the check value of CRC-32 (ISO 3309) is right", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
});

test("it is zlib's of any bytes, in pieces and joined out of the pieces' own", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 200 }), (one, other) => {
      const whole = zlibs(Buffer.concat([one, other]));
      expect(crc32(other, crc32(one))).toBe(whole);
      expect(joinCrc32(crc32(one), crc32(other), other.length)).toBe(whole);
    }),
    { seed: 1, numRuns: 500 },
  );
});
