import { describe, expect, test } from "vitest";
import {
  type BlindFacts,
  isBlind,
  mayAdjudicate,
  mayAnalyse,
  mayAssign,
  mayEditAssessment,
  mayExport,
  mayManage,
  mayPublish,
  mayRead,
  mayRelease,
  mayReview,
  maySeeAnswer,
  maySeeAssignments,
  maySeeQueue,
  mayTakeUpAgain,
  mayUndoReview,
  type Role,
  roleMeaning,
  roles,
  settlesItself,
} from "@/lib/domain/policy";

const as = (role: Role) => ({ userId: "me", role });
const mine = { analystId: "me" };
const theirs = { analystId: "somebody else" };

test.each([
  ["read", mayRead, ["observer", "analyst", "reviewer", "lead"]],
  ["take an export along", mayExport, ["observer", "analyst", "reviewer", "lead"]],
  ["split, link and assess", mayAnalyse, ["analyst", "reviewer", "lead"]],
  ["manage members and settings", mayManage, ["lead"]],
  ["say who assesses what", mayAssign, ["lead"]],
  ["see who assesses what", maySeeAssignments, ["reviewer", "lead"]],
  ["give back what is assigned to them", (actor: ReturnType<typeof as>) => mayRelease(actor, mine), ["analyst", "reviewer", "lead"]],
  ["take back what is assigned to another", (actor: ReturnType<typeof as>) => mayRelease(actor, theirs), ["lead"]],
  ["publish and erase", mayPublish, ["lead"]],
  ["see what waits for review", maySeeQueue, ["reviewer", "lead"]],
  ["review what others assessed", (actor: ReturnType<typeof as>) => mayReview(actor, { assessors: ["one", "two"] }), ["reviewer", "lead"]],
  ["review a claim that they assessed, too", (actor: ReturnType<typeof as>) => mayReview(actor, { assessors: ["one", "me"] }), []],
  [
    "adjudicate between others",
    (actor: ReturnType<typeof as>) => mayAdjudicate(actor, { assessors: ["one", "two"] }),
    ["reviewer", "lead"],
  ],
  ["adjudicate what they assessed, too", (actor: ReturnType<typeof as>) => mayAdjudicate(actor, { assessors: ["one", "me"] }), []],
  ["take back their own review", (actor: ReturnType<typeof as>) => mayUndoReview(actor, { reviewerId: "me" }), ["reviewer", "lead"]],
  ["take back another's review", (actor: ReturnType<typeof as>) => mayUndoReview(actor, { reviewerId: "one" }), []],
  ["change their own assessment", (actor: ReturnType<typeof as>) => mayEditAssessment(actor, mine), ["analyst", "reviewer", "lead"]],
  ["change another's assessment", (actor: ReturnType<typeof as>) => mayEditAssessment(actor, theirs), []],
])("to %s", (_what, may, allowed) => {
  expect(roles.filter((role) => may(as(role)))).toEqual(allowed);
});

describe("blind for a claim", () => {
  const none = { own: null, assigned: false, free: false, training: false };
  const who = (facts: Partial<BlindFacts>) => roles.filter((role) => isBlind(as(role), { ...none, ...facts }));

  test("is whoever it is assigned to, of whatever rank, but no observer", () => {
    expect(who({ assigned: true })).toEqual(["analyst", "reviewer", "lead"]);
  });

  test("is an analyst who has begun to assess it, or could still take it from a queue", () => {
    expect([who({ own: { submissionCount: 0 } }), who({ free: true }), who({})]).toEqual([["analyst"], ["analyst"], []]);
  });

  test("is nobody who has submitted it once, whatever came later", () => {
    expect(who({ own: { submissionCount: 1 }, assigned: true, free: true })).toEqual([]);
  });
});

test("a training claim's right answer is for leads, and for who has submitted their own", () => {
  const who = (own: BlindFacts["own"]) => roles.filter((role) => maySeeAnswer(as(role), own));
  expect([who(null), who({ submissionCount: 0 }), who({ submissionCount: 1 })]).toEqual([["lead"], ["lead"], roles]);
});

test("every role is explained; a claim settles itself in one kind of workspace only", () => {
  expect(Object.keys(roleMeaning)).toEqual([...roles]);
  expect([settlesItself({ settlement: "submission" }), settlesItself({ settlement: "review" })]).toEqual([true, false]);
});

test("an author takes up again what settles nothing, or what their own submission has settled", () => {
  const me = (settlement: "review" | "submission") => ({ ...as("analyst"), workspace: { settlement } });
  const verdicts = [null, { settledBy: "me" }, { settledBy: "a reviewer" }];
  expect(verdicts.map((standing) => mayTakeUpAgain(me("review"), standing))).toEqual([true, false, false]);
  expect(verdicts.map((standing) => mayTakeUpAgain(me("submission"), standing))).toEqual([true, true, false]);
});
