import fc from "fast-check";
import { expect, test } from "vitest";
import { anchorAt, type Anchor, type AnchorQuote } from "@/lib/domain/anchors";
import { reanchor } from "@/lib/domain/anchoring/reanchor";
import { EditedArticle, heavyEdits, judge, lightEdits, truthOf } from "@/tests/vectors/anchoring/edited-article";

const seed = fc.integer({ min: 1, max: 1_000_000 });
const wild = fc.string({
  unit: fc.constantFrom(..."aab  .\n“’é😀\u0301\u00a0漢", "the ", "the cat. ", "Yes. "),
  maxLength: 120,
});

/** Any spans of a text, as anchors. */
function spansOf(text: string, cuts: number[]): AnchorQuote[] {
  const offsets = cuts.map((cut) => Math.floor(cut * text.length));
  return offsets.flatMap((offset, i) => {
    const [start, end] = [offset, offsets[i + 1] ?? text.length].toSorted((a, b) => a - b);
    return start! < end! ? [anchorAt(text, start!, end!)] : [];
  });
}

const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });
const isSilent = ({ state }: Anchor) => state === "exact" || state === "moved";

test("whatever the texts: exact and moved are the quote to the letter, fuzzy shows what is there, lost keeps the quote", () => {
  fc.assert(
    fc.property(wild, wild, cuts, (before, after, where) => {
      const anchors = spansOf(before, where);
      const got = reanchor(before, after, anchors);
      expect(got).toHaveLength(anchors.length);
      got.forEach((anchor, i) => {
        const { start, end, exact, state, score } = anchor;
        if (state === "lost") {
          expect({ exact, end, score }).toEqual({ exact: anchors[i]!.exact, end: start, score: null });
          expect(start).toBeLessThanOrEqual(after.length);
          return;
        }
        expect(anchor).toMatchObject(anchorAt(after, start, end));
        if (isSilent(anchor)) {
          expect({ exact, score }).toEqual({ exact: anchors[i]!.exact, score: null });
          expect(state === "exact").toBe(start === anchors[i]!.start);
        } else {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThan(1);
        }
      });
    }),
    { numRuns: 2000 },
  );
});

test("from a text to itself every anchor is exact", () => {
  fc.assert(
    fc.property(wild, cuts, (text, where) => {
      const anchors = spansOf(text, where);
      expect(reanchor(text, text, anchors)).toEqual(anchors.map((a) => ({ ...a, state: "exact", score: null })));
    }),
  );
});

test("text put before an article moves every claim by its length, and text put behind it none", () => {
  fc.assert(
    fc.property(seed, seed, (a, b) => {
      const article = new EditedArticle(a, 4000);
      const { text } = article.render();
      const claims = article.claims(20);
      const other = new EditedArticle(b + 1_000_000, 500).render().text;
      const shift = other.length + 2;
      for (const [i, got] of reanchor(text, `${other}\n\n${text}`, claims).entries()) {
        expect(got).toMatchObject({ state: "moved", start: claims[i]!.start + shift, exact: claims[i]!.exact });
      }
      for (const [i, got] of reanchor(text, `${text}\n\n${other}`, claims).entries()) {
        expect(got).toMatchObject({ state: "exact", start: claims[i]!.start });
      }
    }),
    { numRuns: 30 },
  );
});

function edited(article: number, edits: typeof heavyEdits, length = 20_000, count = 100, copies = 1) {
  const draft = new EditedArticle(article, length, copies);
  const before = draft.render();
  const claims = draft.claims(count);
  draft.edit(edits);
  const after = draft.render();
  return { before: before.text, after: after.text, claims, truth: truthOf(before, after, claims) };
}

test("after corrections every claim is where its words went, and none is silently elsewhere", () => {
  fc.assert(
    fc.property(seed, (article) => {
      const { before, after, claims, truth } = edited(article, lightEdits);
      const outcomes = reanchor(before, after, claims).map((got, i) => judge(truth[i]!, got));
      expect(outcomes.filter((outcome) => outcome === "wrong")).toEqual([]);
      expect(outcomes.filter((outcome) => outcome === "right").length).toBeGreaterThanOrEqual(98);
    }),
    { numRuns: 40, seed: 1 },
  );
});

test("after a rewrite with moved, removed and repeated text no claim is silently wrong and nearly all are right", () => {
  let right = 0;
  let all = 0;
  fc.assert(
    fc.property(seed, (article) => {
      const { before, after, claims, truth } = edited(article, heavyEdits);
      const outcomes = reanchor(before, after, claims).map((got, i) => judge(truth[i]!, got));
      expect(outcomes.filter((outcome) => outcome === "wrong")).toEqual([]);
      right += outcomes.filter((outcome) => outcome === "right").length;
      all += outcomes.length;
    }),
    { numRuns: 40, seed: 1 },
  );
  expect(right / all).toBeGreaterThan(0.99);
});

test("where the whole text stands several times over, corrections still leave every claim in its own copy", () => {
  fc.assert(
    fc.property(seed, fc.integer({ min: 2, max: 6 }), (article, copies) => {
      const { before, after, claims, truth } = edited(article, { ...lightEdits, addParagraph: 0 }, 60_000, 100, copies);
      const outcomes = reanchor(before, after, claims).map((got, i) => judge(truth[i]!, got));
      expect(outcomes.filter((outcome) => outcome === "wrong")).toEqual([]);
      expect(outcomes.filter((outcome) => outcome === "right").length).toBeGreaterThanOrEqual(98);
    }),
    { numRuns: 20, seed: 1 },
  );
});

test("a claim carried there and back again silently is back where it was", () => {
  fc.assert(
    fc.property(seed, (article) => {
      const { before, after, claims } = edited(article, heavyEdits, 8000, 40);
      const there = reanchor(before, after, claims);
      const back = reanchor(after, before, there);
      back.forEach((got, i) => {
        if (isSilent(there[i]!) && isSilent(got)) expect(got.start).toBe(claims[i]!.start);
      });
    }),
    { numRuns: 40, seed: 1 },
  );
});

test("an anchor's outcome depends neither on the others nor on their order, and is the same every time", () => {
  fc.assert(
    fc.property(seed, (article) => {
      const { before, after, claims } = edited(article, heavyEdits, 8000, 20);
      const got = reanchor(before, after, claims);
      expect(reanchor(before, after, claims.toReversed())).toEqual(got.toReversed());
      expect(claims.map((claim) => reanchor(before, after, [claim])[0])).toEqual(got);
    }),
    { numRuns: 10 },
  );
});
