import { describe, expect, it } from "vitest";
import { coverage } from "@/lib/domain/coverage";

const ledger = [
  { start: 0, end: 10, disposition: "has-claims" as const },
  { start: 11, end: 41, disposition: null },
  { start: 42, end: 52, disposition: "opinion" as const },
  { start: 53, end: 63, disposition: null },
];

describe("the coverage ledger", () => {
  it("counts what is open and what is done, by sentences and by characters", () => {
    const { open, done, share, byDisposition } = coverage(ledger);
    expect({ open, done }).toEqual({ open: 2, done: 2 });
    expect(share).toEqual({ sentences: 0.5, characters: 20 / 60 });
    expect(byDisposition).toEqual({ "has-claims": 1, "no-checkable-claim": 0, opinion: 1, duplicate: 0, boilerplate: 0 });
  });

  it("finds the next open sentence, going round once", () => {
    const { nextOpen } = coverage(ledger);
    expect([nextOpen(-1), nextOpen(1), nextOpen(3)]).toEqual([1, 3, 1]);
    expect(coverage(ledger.slice(0, 1)).nextOpen(-1)).toBeNull();
  });

  it("takes an empty article for done", () => {
    expect(coverage([]).share).toEqual({ characters: 1, sentences: 1 });
  });
});
