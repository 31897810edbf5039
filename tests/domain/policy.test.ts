import { expect, test } from "vitest";
import {
  isBlind,
  mayAnalyse,
  mayEditAssessment,
  mayExport,
  mayManage,
  mayPublish,
  mayRead,
  mayReview,
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
  ["publish and erase", mayPublish, ["lead"]],
  ["review what another assessed", (actor: ReturnType<typeof as>) => mayReview(actor, theirs), ["reviewer", "lead"]],
  ["review what they assessed themselves", (actor: ReturnType<typeof as>) => mayReview(actor, mine), []],
  ["change their own assessment", (actor: ReturnType<typeof as>) => mayEditAssessment(actor, mine), ["analyst", "reviewer", "lead"]],
  ["change another's assessment", (actor: ReturnType<typeof as>) => mayEditAssessment(actor, theirs), []],
])("to %s", (_what, may, allowed) => {
  expect(roles.filter((role) => may(as(role)))).toEqual(allowed);
});

test("only an analyst with a draft of their own is blind", () => {
  for (const role of roles) {
    expect([role, isBlind(as(role), { state: "draft" })]).toEqual([role, role === "observer" || role === "analyst"]);
    for (const own of [null, { state: "submitted" as const }, { state: "returned" as const }]) expect(isBlind(as(role), own)).toBe(false);
  }
});

test("every role is explained; a claim settles itself in one kind of workspace only", () => {
  expect(Object.keys(roleMeaning)).toEqual([...roles]);
  expect([settlesItself({ settlement: "submission" }), settlesItself({ settlement: "review" })]).toEqual([true, false]);
});
