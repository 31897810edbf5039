import { expect, test } from "vitest";
import { nextOrigin } from "@/lib/domain/audit/origin";
import { append, type CompleteNode, emptyFrontier, type Frontier } from "@/lib/domain/audit/tree/frontier";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { completedTiles, foldedRoot, hashesIn, nodesFrom, wantedFor } from "@/lib/domain/audit/tree/tiles";

const size = 70_000;
const leafOf = (index: number): Uint8Array => sha256(new TextEncoder().encode(`${index}`));
const nodes = new Map<string, Uint8Array>();
let tree: Frontier = emptyFrontier;
for (let index = 0; index < size; index++) {
  const { frontier, completed } = append(sha256, tree, leafOf(index));
  for (const { level, index: at, hash } of completed as CompleteNode[]) nodes.set(`${level}/${at}`, hash);
  tree = frontier;
}
const tileOf = ({ level, index }: { level: number; index: number }): Uint8Array =>
  Buffer.concat(Array.from({ length: 256 }, (_, at) => nodes.get(`${8 * level}/${index * 256 + at}`)!));

test("tiles become whole in the order in which they can be made", () => {
  expect(completedTiles(0, 255)).toEqual([]);
  expect(completedTiles(255, 257)).toEqual([{ level: 0, index: 0 }]);
  expect(completedTiles(65_535, 65_536)).toEqual([
    { level: 0, index: 255 },
    { level: 1, index: 0 },
  ]);
  expect(completedTiles(0, size)).toHaveLength(273 + 1);
});

test("a tile's root is that of the subtree that it holds", () => {
  expect(foldedRoot(sha256, hashesIn(tileOf({ level: 0, index: 3 })))).toEqual(nodes.get("8/3"));
  expect(foldedRoot(sha256, hashesIn(tileOf({ level: 1, index: 0 })))).toEqual(nodes.get("16/0"));
});

test("every complete subtree is found in whole tiles, or in the leaves of the one that is not", () => {
  const asked = [...nodes.keys()].filter((_, at) => at % 97 === 0 || at > nodes.size - 200);
  for (const key of asked) {
    const [level = 0, index = 0] = key.split("/").map(Number);
    const wanted = wantedFor(tree, [{ level, index }]);
    const stored = {
      tile: (at: { level: number; index: number }) => {
        expect(wanted.tiles).toContainEqual(at);
        expect(Math.floor(size / 256 ** (at.level + 1))).toBeGreaterThan(at.index);
        return tileOf(at);
      },
      leaf: (at: number) => {
        expect(wanted.leaves.some(({ from, to }) => from <= at && at < to)).toBe(true);
        return leafOf(at);
      },
    };
    expect(nodesFrom(sha256, tree, stored)({ level, index }), key).toEqual(nodes.get(key));
  }
});

test("a log that goes on from one that was frozen gets the next name", () => {
  const origin = "onus.example.org/log/01a209c2-0acf-7095-b6d3-cb95de5d80f3";
  expect(nextOrigin(origin)).toBe(`${origin}/2`);
  expect(nextOrigin(`${origin}/2`)).toBe(`${origin}/3`);
  expect(nextOrigin(`${origin}/9`)).toBe(`${origin}/10`);
});
