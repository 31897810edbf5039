import { describe, expect, it } from "vitest";
import { agreementOf } from "@/lib/domain/agreement/agreement-of";
import { confusionOf } from "@/lib/domain/agreement/confusion";
import { differencesOf } from "@/lib/domain/agreement/differences";
import { pairMatrix } from "@/lib/domain/agreement/pair-matrix";
import { ratingsFrom } from "@/lib/domain/agreement/ratings";

const rows = [
  { item: "c1", rater: "Zoe", label: "evidenced" },
  { item: "c1", rater: "Ann", label: "evidenced" },
  { item: "c2", rater: "Ann", label: "contested" },
  { item: "c2", rater: "Zoe", label: "unsupported" },
  { item: "c2", rater: "Max", label: "contested" },
  { item: "c3", rater: "Ann", label: "contested" },
  { item: "c3", rater: "Zoe", label: null },
  { item: "c4", rater: "Max", label: "unsupported" },
  { item: "c4", rater: "Zoe", label: "evidenced" },
  { item: "c4", rater: "Eve", label: "" },
];

describe("ratings from rows", () => {
  it("have raters and labels by name, and leave out who rated nothing", () => {
    const ratings = ratingsFrom(rows);
    expect(ratings.raters).toEqual(["Ann", "Max", "Zoe"]);
    expect(ratings.labels).toEqual(["contested", "evidenced", "unsupported"]);
    expect([...ratings.codes]).toEqual([2, 0, 2, 1, 1, 3, 1, 0, 0, 0, 3, 2]);
  });

  it("keep the order of a scheme, and the labels of it that nobody gave", () => {
    expect(ratingsFrom(rows, ["evidenced", "contested", "unsupported", "unclear"]).labels).toEqual([
      "evidenced",
      "contested",
      "unsupported",
      "unclear",
    ]);
  });

  it("refuse a second rating of one item by one rater, an empty one too", () => {
    for (const label of ["evidenced", "contested", null]) {
      expect(() => ratingsFrom([...rows, { item: "c1", rater: "Ann", label }])).toThrow("Item “c1” has more than one row of rater “Ann”.");
    }
  });

  it("refuse a label outside the scheme", () => {
    expect(() => ratingsFrom(rows, ["evidenced", "contested"])).toThrow("“unsupported” (item “c2”, rater “Zoe”) is none of the labels");
  });
});

describe("a confusion table", () => {
  it("counts what one rater made of what the other labelled, and what only one rated", () => {
    expect(confusionOf(ratingsFrom(rows), "Ann", "Zoe", ["evidenced", "contested", "unsupported"])).toEqual({
      raters: ["Ann", "Zoe"],
      labels: ["evidenced", "contested", "unsupported"],
      table: [
        [1, 0, 0],
        [0, 0, 1],
        [0, 0, 0],
      ],
      items: 2,
      onlyFirst: 1,
      onlySecond: 1,
    });
  });

  it("of some labels leaves out the items to which either gave another", () => {
    expect(confusionOf(ratingsFrom(rows), "Ann", "Zoe", ["evidenced", "contested"])).toMatchObject({
      table: [
        [1, 0],
        [0, 0],
      ],
      items: 1,
      onlyFirst: 1,
      onlySecond: 1,
    });
  });

  it("turned round is the table of the raters turned round", () => {
    const [one, other] = [confusionOf(ratingsFrom(rows), "Max", "Zoe"), confusionOf(ratingsFrom(rows), "Zoe", "Max")];
    expect(other.table).toEqual(one.labels.map((_, i) => one.table.map((row) => row[i])));
    expect(one.items).toBe(other.items);
  });

  it("refuses a rater who is not there", () => {
    expect(() => confusionOf(ratingsFrom(rows), "Ann", "Eve")).toThrow("“Eve” rated nothing here.");
  });
});

describe("the items that differ", () => {
  it("are those with two labels, and say who gave which", () => {
    expect(differencesOf(ratingsFrom(rows))).toEqual([
      {
        item: "c2",
        given: [
          { rater: "Ann", label: "contested" },
          { rater: "Max", label: "contested" },
          { rater: "Zoe", label: "unsupported" },
        ],
      },
      {
        item: "c4",
        given: [
          { rater: "Max", label: "unsupported" },
          { rater: "Zoe", label: "evidenced" },
        ],
      },
    ]);
  });

  it("between two raters are as many as their table has off its diagonal", () => {
    const ratings = ratingsFrom(rows);
    const { table, items } = confusionOf(ratings, "Ann", "Zoe");
    const same = table.reduce((sum, row, i) => sum + row[i]!, 0);
    expect(differencesOf(ratings, ["Ann", "Zoe"])).toHaveLength(items - same);
    expect(differencesOf(ratings, ["Ann", "Max"])).toEqual([]);
  });
});

it("a pair matrix has every pair twice and nothing on its diagonal", () => {
  const ratings = ratingsFrom(rows);
  const matrix = pairMatrix(ratings);
  const { pairs } = agreementOf(ratings);
  if ("undefined" in matrix || !Array.isArray(pairs)) throw new Error("no pairs");
  expect(matrix.raters).toEqual(["Ann", "Max", "Zoe"]);
  matrix.cells.forEach((row, i) => row.forEach((cell, j) => expect(cell).toBe(matrix.cells[j]![i])));
  expect(matrix.cells.map((row) => row.map((cell) => cell?.items ?? null))).toEqual([
    [null, 1, 2],
    [1, null, 2],
    [2, 2, null],
  ]);
  expect(matrix.cells[0]![2]).toEqual({ items: pairs[1]!.items, figures: pairs[1]!.figures });
});
