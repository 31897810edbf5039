import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { segment } from "@/lib/domain/splitting/segment";
import { readMarkedTexts } from "@/tests/domain/splitting/segment-vectors";

const WHITE = /^[\s\u0085\u180e\u200b\u2060]*$/;
const EDGE = /^[\s\u0085\u180e\u200b\u2060](?!\p{M}|\u200d|\u200c)/u;

/** Words, marks and layout that the rules look at, in any order. */
const pieces = fc.constantFrom(
  ..."He|the|U.S.|Gen.|p.m.|No.|10|3.14|J.|I|e.g.|etc.|(|)|[12]|“|”|\"|'|«|»|.|?|!|…|...|. . .|—|:|;|•|1.|2)|a.|-|said|Mary|Yahoo!|x.Y|café|e\u0301|😀|👩‍👧|:)|。|？|؟|।|\u00a0|\u200b|\u200d|\u0301|\ufeff|\ud83d|\ude00|\n|\n\n|\t| | | |Subscribe to|/ AFP|Figure 1".split(
    "|",
  ),
);
const article = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));
const anyText = fc.oneof(article, fc.string({ unit: "binary", maxLength: 80 }), fc.string({ unit: "grapheme", maxLength: 80 }));
const texts = (text: string) => segment(text).map(({ start, end }) => text.slice(start, end));

describe("segments of any text", () => {
  it("are ordered, not empty, and leave nothing out but white space", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        for (const { start, end } of segment(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(at, start)).toMatch(WHITE);
          at = end;
        }
        expect(text.slice(at)).toMatch(WHITE);
      }),
      { numRuns: 3000 },
    );
  });

  it("neither begin nor end with white space, seen or unseen", () => {
    fc.assert(
      fc.property(article, (text) => {
        for (const piece of texts(text)) {
          expect(piece).not.toMatch(EDGE);
          expect(piece).not.toMatch(/[^\S]$/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("cut no surrogate pair and no grapheme cluster", () => {
    const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
    fc.assert(
      fc.property(anyText, (text) => {
        const boundaries = new Set([text.length, ...Array.from(graphemes.segment(text), ({ index }) => index)]);
        for (const { start, end } of segment(text)) {
          expect(boundaries.has(start)).toBe(true);
          expect(boundaries.has(end)).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("are the same whether lines end in CRLF or LF", () => {
    fc.assert(
      fc.property(article, (text) => {
        const unix = (of: string) => texts(of).map((piece) => piece.replaceAll("\r\n", "\n"));
        expect(unix(text.replaceAll("\n", "\r\n"))).toEqual(unix(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("depend on no other paragraph", () => {
    fc.assert(
      fc.property(article, article, (first, second) => {
        const shift = first.length + 2;
        const apart = [
          ...segment(first),
          ...segment(second).map(({ start, end, kind }) => ({ start: start + shift, end: end + shift, kind })),
        ];
        expect(segment(`${first}\n\n${second}`)).toEqual(apart);
      }),
      { numRuns: 2000 },
    );
  });
});

it("sentences set together again, each on its own paragraph, stay the same sentences", () => {
  for (const { text, spans, name } of readMarkedTexts(/news|qa|dialogue/)) {
    const gold = spans.map(({ start, end }) => text.slice(start, end));
    expect(texts(gold.join("\n\n")), name).toEqual(gold);
  }
});
