import { expect, test } from "vitest";
import { chosenIn, planFields, planInput } from "@/app/[workspace]/_claim/assignment/plan-fields";

const [ana, ben] = ["00000000-0000-7000-8000-00000000000a", "00000000-0000-7000-8000-00000000000b"];

test("a form on no plan begins with the usual: a queue of two", () => {
  expect(planInput(planFields(null))).toEqual({ mode: "queue", wanted: 2, dueOn: "" });
});

test("a form shows what stands, from a plan or from the row of a refusal, and sends the same again", () => {
  const named = { mode: "named", wanted: 2, analysts: [ana, ben], dueOn: "2031-02-03" };
  for (const row of [named, { ...named, dueOn: new Date("2031-02-03T00:00:00Z"), endedAt: null, version: 4 }]) {
    expect(planInput(planFields(row))).toEqual({ mode: "named", analysts: [ana, ben], dueOn: "2031-02-03" });
  }
});

test("a plan that has ended, or wants nobody, is nobody's; a claim without a plan of its own follows its article", () => {
  expect(planInput(planFields({ mode: "queue", wanted: 3, endedAt: new Date() }))).toEqual({ mode: "nobody" });
  expect(planInput(planFields({ mode: "named", wanted: 0, own: true }))).toEqual({ mode: "nobody" });
  expect(planInput(planFields({ mode: "queue", wanted: 3, own: false }))).toEqual({ mode: "article" });
});

test("what was chosen is kept while another mode is looked at", () => {
  const fields = planFields({ mode: "named", wanted: 2, analysts: [ana, ben], dueOn: null });
  expect(planInput({ ...fields, mode: "queue" })).toMatchObject({ mode: "queue", wanted: 2 });
  expect(chosenIn({ ...fields })).toEqual([ana, ben]);
});
