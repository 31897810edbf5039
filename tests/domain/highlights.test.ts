import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, blockAt, claimLayers, clipToBlocks, type HighlightClaim, layOutSections } from "@/lib/domain/highlights";
import { SpanIndex } from "@/lib/domain/highlights-index";
import { chunksAround, claimPieces, layOutChunks } from "@/lib/domain/highlights-layout";

const block = (start: number, end: number, kind: Block["kind"] = "paragraph"): Block => ({ start, end, kind });
const claim = (id: string, ...spans: [number, number][]): HighlightClaim => ({
  id,
  spans: spans.map(([start, end]) => ({ start, end })),
  tag: "evidenced",
  state: "exact",
});
const someBlocks = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 80 }).map((lengths) => {
  let start = 0;
  return lengths.map((length) => {
    const made = block(start, start + length);
    start += length + 2;
    return made;
  });
});
const someClaims = (end: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: end }), fc.integer({ min: 1, max: 300 })), { maxLength: 300 })
    .map((spans) => spans.map(([start, length], at) => claim(`c${at}`, [start, Math.min(end, start + length)])));

describe("sections", () => {
  it("hold every block once, in order", () => {
    fc.assert(
      fc.property(someBlocks, (blocks) => {
        const sections = layOutSections(blocks);
        const numbers = sections.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at));
        expect(numbers).toEqual(blocks.map((_, at) => at));
      }),
    );
  });

  it("do not cut a list of ordinary length", () => {
    const blocks = Array.from({ length: 40 }, (_, at) => block(at * 10, at * 10 + 8, at > 14 && at < 30 ? "list-item" : "paragraph"));
    expect(layOutSections(blocks)[0]).toEqual({ start: 0, end: 30 });
  });

  it("are none for an empty text", () => {
    expect(layOutSections([])).toEqual([]);
    expect(layOutChunks([], SpanIndex.of([]))).toEqual([]);
  });
});

describe("chunks", () => {
  it("cover the text from end to end, cut between blocks, and hold no more text than their limit", () => {
    fc.assert(
      fc.property(someBlocks, (blocks) => {
        const cuts = layOutChunks(blocks, SpanIndex.of([]));
        expect(cuts[0]).toBe(0);
        expect(cuts.at(-1)).toBe(blocks.at(-1)!.end);
        cuts.slice(1).forEach((cut, at) => {
          const inside = blocks.filter(({ start }) => cuts[at]! <= start && start < cut);
          expect(inside.reduce((sum, { start, end }) => sum + end - start, 0)).toBeLessThanOrEqual(1000);
        });
        cuts.slice(0, -1).forEach((cut) => expect(blocks.some(({ start }) => start === cut)).toBe(true));
      }),
    );
  });

  it("get smaller where claims are dense", () => {
    const blocks = Array.from({ length: 40 }, (_, at) => block(at * 100, at * 100 + 98));
    const dense = Array.from({ length: 600 }, (_, at) => claim(`c${at}`, [1000 + at, 1010 + at]));
    const cuts = layOutChunks(blocks, SpanIndex.of(dense));
    const near = cuts.filter((cut) => cut >= 1000 && cut < 1600).length;
    expect(near).toBeGreaterThanOrEqual(5);
    expect(layOutChunks(blocks, SpanIndex.of([])).length).toBeLessThan(7);
  });

  it("cut a block that is too long by itself", () => {
    const cuts = layOutChunks([block(0, 100_000)], SpanIndex.of([]));
    expect(cuts.length).toBe(101);
  });

  it("around a range contain it and end at cuts", () => {
    expect(chunksAround([0, 10, 20, 30], { start: 12, end: 18 })).toEqual({ start: 10, end: 20 });
    expect(chunksAround([0, 10, 20, 30], { start: 10, end: 21 })).toEqual({ start: 10, end: 30 });
    expect(chunksAround([0, 10, 20, 30], { start: 0, end: 99 })).toEqual({ start: 0, end: 30 });
    expect(chunksAround([], { start: 0, end: 5 })).toEqual({ start: 0, end: 0 });
  });
});

describe("pieces", () => {
  const blocks = [block(0, 10), block(12, 20), block(22, 30)];

  it("stay inside their block and never mark the gap between two", () => {
    expect(clipToBlocks(blocks, [{ start: 5, end: 25 }], { start: 0, end: 30 })).toEqual([
      { block: 0, start: 5, end: 10 },
      { block: 1, start: 12, end: 20 },
      { block: 2, start: 22, end: 25 },
    ]);
    expect(blockAt(blocks, 11)).toBe(0);
    expect(blockAt(blocks, 12)).toBe(1);
  });

  it("stand on the layer of their tag and level, and fuzzy ones on one more", () => {
    const fuzzy: HighlightClaim = { ...claim("b", [4, 6]), tag: null, state: "fuzzy" };
    const layers = claimPieces(blocks, SpanIndex.of([claim("a", [0, 8]), fuzzy]), { start: 0, end: 30 });
    expect(layers[claimLayers.indexOf("evidenced-0")]).toEqual([{ block: 0, start: 0, end: 8 }]);
    expect(layers[claimLayers.indexOf("open-1")]).toEqual([{ block: 0, start: 4, end: 6 }]);
    expect(layers[claimLayers.indexOf("fuzzy")]).toEqual([{ block: 0, start: 4, end: 6 }]);
  });

  it("mark exactly the code units that some claim covers, and none of a layer twice", () => {
    fc.assert(
      fc.property(
        someBlocks.chain((made) => fc.tuple(fc.constant(made), someClaims(made.at(-1)!.end))),
        ([made, claims]) => {
          const end = made.at(-1)!.end;
          const range = { start: Math.floor(end / 4), end: Math.ceil(end / 2) };
          const marked = new Set<number>();
          for (const layer of claimPieces(made, SpanIndex.of(claims), range)) {
            const own = new Set<number>();
            for (const piece of layer) {
              for (let at = piece.start; at < piece.end; at++) {
                expect(own.has(at)).toBe(false);
                own.add(at);
                marked.add(at);
              }
            }
          }
          const wanted = new Set<number>();
          for (const { spans } of claims) {
            for (let at = Math.max(range.start, spans[0]!.start); at < Math.min(range.end, spans[0]!.end); at++) {
              if (made.some((each) => each.start <= at && at < each.end)) wanted.add(at);
            }
          }
          expect([...marked].sort((a, b) => a - b)).toEqual([...wanted].sort((a, b) => a - b));
        },
      ),
      { numRuns: 40 },
    );
  });

  it("are few even where thousands of claims lie over each other", () => {
    const heap = Array.from({ length: 5000 }, (_, at) => claim(`c${at}`, [at % 500, (at % 500) + 60]));
    const layers = claimPieces([block(0, 600)], SpanIndex.of(heap), { start: 0, end: 600 });
    expect(layers.flat().length).toBeLessThan(30);
  });
});
