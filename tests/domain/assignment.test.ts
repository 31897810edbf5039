import { describe, expect, test } from "vitest";
import {
  articlePlanSchema,
  claimPlanSchema,
  daysUntouched,
  dueBy,
  effectOf,
  heldSchema,
  isStale,
  mostAtOnce,
  type PlanFacts,
  planOf,
  type Takeable,
  whyNotTake,
} from "@/lib/domain/assignment";

const [ana, ben, cem] = [
  "00000000-0000-7000-8000-00000000000a",
  "00000000-0000-7000-8000-00000000000b",
  "00000000-0000-7000-8000-00000000000c",
];

test("a plan names analysts, or a number for the queue; an empty due date is none", () => {
  expect(planOf(articlePlanSchema.parse({ mode: "named", analysts: [ana, ben], dueOn: "" }))).toEqual({
    mode: "named",
    analysts: [ana, ben],
    wanted: 2,
    dueOn: null,
  });
  expect(planOf(articlePlanSchema.parse({ mode: "queue", wanted: 3, dueOn: "2031-02-03" }))).toEqual({
    mode: "queue",
    wanted: 3,
    analysts: [],
    dueOn: "2031-02-03",
  });
  expect(planOf(articlePlanSchema.parse({ mode: "nobody" }))).toBeNull();
  expect(planOf(claimPlanSchema.parse({ mode: "article" }))).toBeNull();
});

test.each([
  ["an article follows no other", articlePlanSchema, { mode: "article" }],
  ["nobody named", articlePlanSchema, { mode: "named", analysts: [] }],
  ["somebody twice", claimPlanSchema, { mode: "named", analysts: [ana, ana] }],
  ["nobody wanted in a queue", claimPlanSchema, { mode: "queue", wanted: 0 }],
  ["half an analyst", claimPlanSchema, { mode: "queue", wanted: 1.5 }],
  ["a day that is none", claimPlanSchema, { mode: "queue", wanted: 1, dueOn: "2031-02-30" }],
  ["no assignment", heldSchema, []],
  ["one twice", heldSchema, Array(2).fill({ assignmentId: ana, version: 1 })],
  ["too many at once", heldSchema, Array.from({ length: mostAtOnce + 1 }, () => ({ assignmentId: ana, version: 1 }))],
])("refused: %s", (_what, schema, input) => {
  expect(schema.safeParse(input).success).toBe(false);
});

describe("whether somebody may take a claim", () => {
  const free: Takeable = { retired: null, settled: false, free: 1, assigned: false, submitted: false };

  test("they may where a place is left and they have had nothing to do with it", () => {
    expect(whyNotTake(free)).toBeNull();
  });

  test.each<[Partial<Takeable>, RegExp]>([
    [{ free: 0 }, /Every place/],
    [{ settled: true }, /settled/],
    [{ retired: "withdrawn" }, /withdrawn/],
    [{ assigned: true }, /yours already/],
    [{ submitted: true }, /assessed it already/],
  ])("not where %o, in a sentence", (facts, words) => {
    expect(whyNotTake({ ...free, ...facts })).toMatch(words);
  });
});

describe("a due date", () => {
  test.each([
    ["2031-02-01", { state: "overdue", days: 2 }],
    ["2031-02-02", { state: "overdue", days: 1 }],
    ["2031-02-03", { state: "today", days: 0 }],
    ["2031-02-06", { state: "soon", days: 3 }],
    ["2031-02-07", { state: "later", days: 4 }],
    [null, null],
  ])("%s, on 3 February", (dueOn, due) => {
    expect(dueBy(dueOn, "2031-02-03")).toEqual(due);
  });

  test("counts days of the calendar, also where clocks are changed in between", () => {
    expect(dueBy("2031-03-31", "2031-03-29")).toEqual({ state: "soon", days: 2 });
  });
});

test("what has lain for so many whole days is stale; a touch in the future is none", () => {
  const at = new Date("2031-02-03T12:00:00Z");
  const after = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
  expect([isStale(at, after(14 * 24 - 1), 14), isStale(at, after(14 * 24), 14)]).toEqual([false, true]);
  expect([daysUntouched(at, after(23)), daysUntouched(at, after(49)), daysUntouched(at, after(-5))]).toEqual([0, 2, 0]);
});

describe("what a plan would do", () => {
  // 42 claims: 3 are with Ana, of which 2 are open and 1 of these begun; one of Ana's is with Ben, too, and open.
  const facts: PlanFacts = {
    claims: 42,
    holders: [39, 2, 1],
    people: [
      { userId: ana, has: 3, open: 2, begun: 1 },
      { userId: ben, has: 1, open: 1, begun: 0 },
    ],
  };

  test("named: everybody gets every claim that they have not got, and whoever else has one open loses it", () => {
    expect(effectOf({ mode: "named", wanted: 2, analysts: [ana, ben] }, facts)).toEqual({
      made: 80,
      stand: 4,
      released: 0,
      begun: 0,
      free: 0,
    });
    expect(effectOf({ mode: "named", wanted: 1, analysts: [cem] }, facts)).toEqual({ made: 42, stand: 0, released: 3, begun: 1, free: 0 });
  });

  test("a queue: what is wanted less who is at it, never less than nothing", () => {
    expect(effectOf({ mode: "queue", wanted: 1, analysts: [] }, facts)).toMatchObject({ free: 39, stand: 4, released: 0 });
    expect(effectOf({ mode: "queue", wanted: 2, analysts: [] }, facts)).toMatchObject({ free: 80 });
  });

  test("nobody: everything stays", () => {
    expect(effectOf(null, facts)).toMatchObject({ made: 0, released: 0, free: 0 });
  });
});
