import fc from "fast-check";
import { expect, test } from "vitest";
import { CodePointIndex, normaliseLineEndings, sha256Hex } from "@/lib/domain/text";

const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom("a", "é", "👩‍🚒", "🔥", "\u{10FFFF}", "e\u0301", "\ud800", "\udc00", "\n"), { maxLength: 60 })
    .map((pieces) => pieces.join("")),
);

test("every place counts as many code points as stand before it, and leads back to itself", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const index = new CodePointIndex(text);
      let unit = 0;
      let point = 0;
      for (const character of text) {
        expect([index.toCodePoint(unit), index.toCodeUnit(point)]).toEqual([point, unit]);
        unit += character.length;
        point += 1;
      }
      expect([index.toCodePoint(text.length), index.toCodeUnit(point)]).toEqual([point, text.length]);
    }),
    { numRuns: 1000 },
  );
});

test("an offset inside a pair counts as the pair's beginning", () => {
  expect([0, 1, 2, 3].map((offset) => new CodePointIndex("🔥a").toCodePoint(offset))).toEqual([0, 0, 1, 2]);
});

test("CRLF and a lone CR become LF; nothing else is changed, and doing it again does nothing", () => {
  expect(normaliseLineEndings("a\r\nb\rc\n\r\n\u2028\u00a0\u0085")).toBe("a\nb\nc\n\n\u2028\u00a0\u0085");
  fc.assert(fc.property(texts, (text) => normaliseLineEndings(normaliseLineEndings(text)) === normaliseLineEndings(text)));
});

test("a string is hashed as its UTF-8 bytes (FIPS 180-4's example)", () => {
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256Hex("é🔥")).toBe(sha256Hex(new TextEncoder().encode("é🔥")));
});
