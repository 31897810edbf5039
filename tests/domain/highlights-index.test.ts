import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HighlightClaim } from "@/lib/domain/highlights";
import { diffClaims } from "@/lib/domain/highlights-change";
import { SpanIndex } from "@/lib/domain/highlights-index";

const claims = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 60 }).map((number) => `c${number}`),
    spans: fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 40 }))
        .map(([start, length]) => ({ start, end: start + length })),
      { minLength: 1, maxLength: 3 },
    ),
    tag: fc.constantFrom("evidenced" as const, "contested" as const, null),
    state: fc.constantFrom("exact" as const, "fuzzy" as const, "lost" as const),
  }),
  { selector: ({ id }) => id, maxLength: 60 },
);
const one = (id: string, start: number, end: number): HighlightClaim => ({ id, spans: [{ start, end }], tag: null, state: "exact" });
const rows = (index: SpanIndex) => index.claims.map((claim, at) => `${index.starts[at]}-${index.ends[at]} ${claim.id} ${claim.tag}`).sort();

describe("the span index", () => {
  it("finds at every offset the very claims that a look at each claim finds", () => {
    fc.assert(
      fc.property(claims, fc.integer({ min: 0, max: 250 }), (all, offset) => {
        const slow = all
          .filter(({ state, spans }) => state !== "lost" && spans.some(({ start, end }) => start <= offset && offset < end))
          .map(({ id }) => id);
        expect(SpanIndex.of(all).at(offset).sort()).toEqual(slow.sort());
      }),
      { numRuns: 500 },
    );
  });

  it("puts the shortest claim on top", () => {
    const index = SpanIndex.of([one("inner", 10, 20), one("outer", 0, 100), one("middle", 5, 30)]);
    expect(index.at(12)).toEqual(["inner", "middle", "outer"]);
    expect(index.at(100)).toEqual([]);
  });

  it("is ordered by start, the longer span first", () => {
    fc.assert(
      fc.property(claims, (all) => {
        const { starts, ends, size } = SpanIndex.of(all);
        for (let at = 1; at < size; at++) {
          expect(starts[at]! > starts[at - 1]! || (starts[at] === starts[at - 1] && ends[at]! <= ends[at - 1]!)).toBe(true);
        }
      }),
    );
  });

  it("never draws overlapping or touching spans on one line, but for the last", () => {
    fc.assert(
      fc.property(claims, (all) => {
        const { starts, ends, levels, size } = SpanIndex.of(all);
        for (let a = 0; a < size; a++) {
          for (let b = a + 1; b < size; b++) {
            if (levels[a] === levels[b] && levels[a]! < 2) expect(ends[a]! < starts[b]!).toBe(true);
          }
        }
      }),
    );
  });

  it("comes out the same after one claim more, one less and one changed", () => {
    fc.assert(
      fc.property(claims, claims, fc.nat(), (made, others, number) => {
        const all: readonly HighlightClaim[] = made;
        let index = SpanIndex.of(all);
        let last = all;
        const at = number % (all.length + 1);
        const added = others.slice(0, 1).map((claim) => ({ ...claim, id: "new" }));
        const changed = all.slice(at, at + 1).map((claim) => ({ ...claim, tag: "unsupported" as const }));
        for (const next of [all.toSpliced(at, 0, ...added), all.toSpliced(at, 1), all.toSpliced(at, 1, ...changed)]) {
          index = index.changed(diffClaims(last, next));
          last = next;
          expect(rows(index)).toEqual(rows(SpanIndex.of(next)));
          expect(index.levels).toEqual(SpanIndex.of(next).levels);
          const offset = number % 240;
          expect(index.at(offset).sort()).toEqual(SpanIndex.of(next).at(offset).sort());
        }
      }),
      { numRuns: 500 },
    );
  });

  it("comes out the same whether built anew or changed step by step", () => {
    fc.assert(
      fc.property(claims, claims, (last, next) => {
        const changed = SpanIndex.of(last).changed(diffClaims(last, next));
        const anew = SpanIndex.of(next);
        expect(rows(changed)).toEqual(rows(anew));
        expect(changed.levels).toEqual(anew.levels);
        for (let offset = 0; offset < 250; offset += 10) expect(changed.at(offset).sort()).toEqual(anew.at(offset).sort());
      }),
      { numRuns: 500 },
    );
  });
});

describe("the difference of two lists of claims", () => {
  it("is empty for equal claims, though they be other objects", () => {
    fc.assert(
      fc.property(claims, (all) => {
        const { removed, added } = diffClaims(all, structuredClone(all));
        expect(removed.length + added.length).toBe(0);
      }),
    );
  });

  it("names a changed claim on both sides and leaves the others alone", () => {
    const last = [one("a", 0, 5), one("b", 6, 9), one("c", 10, 12)];
    const next = [one("a", 0, 5), { ...one("b", 6, 9), tag: "contested" as const }, one("c", 10, 12), one("d", 13, 14)];
    const { removed, added } = diffClaims(last, next);
    expect(removed.map(({ id }) => id)).toEqual(["b"]);
    expect(added.map(({ id }) => id)).toEqual(["b", "d"]);
  });

  it("is empty for the same claims in another order", () => {
    const all = [one("a", 0, 5), one("b", 6, 9), one("c", 10, 12)];
    const { removed, added } = diffClaims(all, all.toReversed());
    expect(removed.length + added.length).toBe(0);
  });
});
