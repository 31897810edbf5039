import { expect, test } from "vitest";
import { credibilities, credibilityMeaning, lacksSecondOrigin, reliabilities, reliabilityMeaning } from "@/lib/domain/grades";
import { confidences, likelihoodRange, likelihoods } from "@/lib/domain/likelihood";
import { bases, basesOfTag, basisMeaning, tagOfBasis, tags } from "@/lib/domain/tags";

test("the ranges of likelihood (ICD 203) lie one after the other, from 1 to 99 per cent, without a gap", () => {
  const ranges = likelihoods.map((word) => likelihoodRange[word]);
  expect([ranges[0]![0], ranges.at(-1)![1]]).toEqual([1, 99]);
  ranges.slice(1).forEach(([from], i) => expect(from).toBe(ranges[i]![1]));
  expect(Object.keys(likelihoodRange)).toEqual([...likelihoods]);
  expect(confidences).toEqual(["low", "moderate", "high"]);
});

test("Admiralty grades run from A to F and from 1 to 6, and the last of each means unknown, not worst", () => {
  expect(reliabilities.join("")).toBe("ABCDEF");
  expect(credibilities.join("")).toBe("123456");
  expect(reliabilityMeaning.F).toContain("cannot be judged");
  expect(credibilityMeaning[6]).toContain("cannot be judged");
});

test("each basis belongs to one tag, and each is explained", () => {
  expect(tags.flatMap((tag) => basesOfTag[tag]).toSorted()).toEqual([...bases].toSorted());
  for (const basis of bases) {
    expect(basesOfTag[tagOfBasis(basis)]).toContain(basis);
    expect(basisMeaning[basis]).not.toBe("");
  }
});

test.each([
  [1, [], true],
  [1, [{ origin: "Reuters", stance: "supports" }], true],
  [1, [{ origin: "AFP", stance: "refutes" }], true],
  [1, [{ origin: "AFP", stance: "supports" }], false],
  [2, [], false],
])("credibility %d beside %j lacks a second origin: %s", (credibility, others, lacks) => {
  expect(lacksSecondOrigin({ origin: "Reuters", stance: "supports", credibility }, others)).toBe(lacks);
});
