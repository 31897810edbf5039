import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type QueueAsked,
  type QueueCursor,
  queuePage,
  sortedQueue,
  type WaitingClaim,
  type WaitingFacts,
  weighed,
} from "@/lib/domain/review-queue";
import { riskMarks, riskOf } from "@/lib/domain/risk";

const asked: QueueAsked = { order: "risk", filter: { articleId: null, analystId: null, mark: null }, after: null, limit: 10 };
const claim = (claimId: string, more: Partial<WaitingClaim> = {}): WaitingClaim => {
  const marks = more.marks ?? [];
  return {
    claimId,
    articleId: "article",
    since: "2024-03-22T00:00:00.000Z",
    assessments: [],
    assessors: [],
    missing: 0,
    agrees: true,
    ...more,
    marks,
    risk: riskOf(marks),
  };
};
const ids = (claims: readonly WaitingClaim[], more: Partial<QueueAsked> = {}) =>
  queuePage(sortedQueue(claims)[more.order ?? "risk"], { ...asked, ...more }).page.map((each) => each.claimId);

test("the gravest come first and among these the oldest, or simply the oldest", () => {
  const claims = [
    claim("young", { marks: ["disagreement"], since: "2024-03-23T00:00:00.000Z" }),
    claim("old", { marks: ["disagreement"] }),
    claim("oldest", { since: "2024-03-01T00:00:00.000Z" }),
  ];
  expect(ids(claims)).toEqual(["old", "young", "oldest"]);
  expect(ids(claims, { order: "age" })).toEqual(["oldest", "old", "young"]);
});

test("filters take an article, an analyst, a mark, or what has none", () => {
  const by = (analystId: string) => ({ assessments: [{ analystId }] as WaitingClaim["assessments"] });
  const claims = [claim("a", { marks: ["gate", "mixed"], ...by("ana") }), claim("b", { articleId: "other", ...by("ben") })];
  const filtered = (filter: Partial<QueueAsked["filter"]>) => ids(claims, { filter: { ...asked.filter, ...filter } });
  expect(filtered({ articleId: "other" })).toEqual(["b"]);
  expect(filtered({ analystId: "ana" })).toEqual(["a"]);
  expect(filtered({ mark: "mixed" })).toEqual(["a"]);
  expect(filtered({ mark: "unmarked" })).toEqual(["b"]);
  expect(filtered({ mark: "gate", analystId: "ben" })).toEqual([]);
});

const anyClaims = fc
  .uniqueArray(fc.record({ id: fc.uuid(), marks: fc.subarray([...riskMarks]), day: fc.integer({ min: 10, max: 14 }) }), {
    selector: ({ id }) => id,
    maxLength: 40,
  })
  .map((made) => made.map(({ id, marks, day }) => claim(id, { marks, since: `2024-03-${day}T00:00:00.000Z` })));

test("page by page, every claim comes exactly once, also when claims are answered on the way", () => {
  fc.assert(
    fc.property(anyClaims, fc.constantFrom("risk" as const, "age" as const), fc.integer({ min: 1, max: 7 }), (claims, order, limit) => {
      const whole = ids(claims, { order, limit: 1000 });
      const seen: string[] = [];
      let left = claims;
      let after: QueueCursor | null = null;
      for (;;) {
        const { page, next } = queuePage(sortedQueue(left)[order], { ...asked, order, after, limit });
        seen.push(...page.map((each) => each.claimId));
        if (!next) break;
        // The first of each page is answered before the next is asked for.
        left = left.filter((each) => each.claimId !== page[0]!.claimId);
        after = next;
      }
      expect(seen).toEqual(whole);
    }),
  );
});

test("a claim's weight follows from its facts: marks, what is to come, and whether it goes to adjudication", () => {
  const one = { id: "1", analystId: "ana", version: 2, submittedAt: "2024-03-22T00:00:00.000Z", waits: true, rationale: "", asOf: null };
  const facts: WaitingFacts = {
    claimId: "c",
    articleId: "a",
    since: one.submittedAt,
    assessments: [
      { ...one, tag: "unsupported", basis: "no-evidence" },
      { ...one, id: "2", analystId: "ben", tag: "unsupported", basis: "unverifiable", rationale: "It cannot be known." },
    ],
    assessors: ["ana", "ben"],
    links: [],
    searches: 1,
    wanted: 3,
    assigned: 1,
    mending: 0,
  };
  expect(weighed(facts)).toMatchObject({ marks: ["disagreement", "waits"], missing: 1, agrees: false, risk: riskOf(["disagreement"]) });
});
