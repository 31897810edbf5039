import { expect, test } from "vitest";
import { courseOf, judgementLine } from "@/lib/domain/course";
import type { ClaimReview, ClaimSubmission } from "@/lib/domain/workbench";

const judged = { tag: "evidenced", basis: "single-source", rationale: "", likelihood: null, confidence: null, asOf: null } as const;
const submission = (ordinal: number, at: string): ClaimSubmission => ({ ...judged, ordinal, at, answer: "" });
const review = (at: string): ClaimReview => ({
  id: at,
  reviewerId: "rae",
  reviewer: "Rae",
  outcome: "returned",
  reasonCode: "scope",
  comment: "Too wide.",
  about: null,
  at,
});

test("an assessment's course alternates as it happened, each hand-in with the one it is compared with", () => {
  const submissions = [submission(1, "2024-03-01T00:00:00.000Z"), submission(2, "2024-03-03T00:00:00.000Z")];
  const reviews = [review("2024-03-02T00:00:00.000Z"), review("2024-03-04T00:00:00.000Z")];
  const steps = courseOf({ submissions, reviews });
  expect(steps.map((step) => (step.kind === "submission" ? [step.submission.ordinal, step.before?.ordinal ?? null] : "review"))).toEqual([
    [1, null],
    "review",
    [2, 1],
    "review",
  ]);
});

test("a judgement reads as one line, with what it does not say left out", () => {
  expect(judgementLine(judged)).toBe("evidenced · single-source");
  expect(judgementLine({ ...judged, likelihood: "likely", confidence: "low", asOf: "2024-03-22" })).toBe(
    "evidenced · single-source; likelihood: likely; confidence: low; as of 2024-03-22",
  );
});
