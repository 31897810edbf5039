import { describe, expect, test } from "vitest";
import { bundleAskedSchema } from "@/lib/domain/audit/bundle/asked";
import { isWithheld, withholdKinds } from "@/lib/domain/audit/bundle/withhold";

const id = "019a0000-0000-7000-8000-000000000001";
const part = (act: string, kind: string, name: string) => ({ act, object: `${kind}/${id}`, name });

describe("what a bundle withholds", () => {
  test("drafts of assessments, and what an assessment was before it was handed in, whatever is asked for", () => {
    expect(bundleAskedSchema.parse({ scope: { of: "workspace" }, withhold: [] }).withhold).toEqual(["drafts"]);
    for (const act of ["assessment.started", "assessment.saved"])
      for (const name of ["before", "after", "comment"]) expect(isWithheld(part(act, "assessment", name), ["drafts"])).toBe(true);
    expect(isWithheld(part("assessment.submitted", "assessment", "before"), ["drafts"])).toBe(true);
    expect(isWithheld(part("assessment.submitted", "assessment", "after"), ["drafts"])).toBe(false);
  });

  test("with sources, all that is said of who stands behind the evidence and where", () => {
    for (const kind of ["source", "snapshot", "evidence", "link"]) {
      expect(isWithheld(part(`${kind}.added`, kind, "after"), ["drafts"])).toBe(false);
      expect(isWithheld(part(`${kind}.added`, kind, "after"), ["drafts", "sources"])).toBe(true);
    }
    expect(isWithheld(part("claim.created", "claim", "after"), ["drafts", "sources"])).toBe(false);
  });

  test("with comments, discussions and every comment on a change", () => {
    expect(isWithheld(part("comment.added", "comment", "after"), ["comments"])).toBe(true);
    expect(isWithheld(part("assessment.returned", "assessment", "comment"), ["comments"])).toBe(true);
    expect(isWithheld(part("assessment.returned", "assessment", "after"), ["comments"])).toBe(false);
  });

  test("never what says how the log came to be as it is", () => {
    for (const act of ["part.erased", "log.key-changed", "log.continued"])
      for (const name of ["before", "after", "comment"]) expect(isWithheld(part(act, "erasure", name), withholdKinds)).toBe(false);
  });
});

test("kinds are named once, in one order, however they were asked for; an unknown one is refused", () => {
  const asked = (withhold: string[]) => bundleAskedSchema.safeParse({ scope: { of: "workspace" }, withhold });
  expect(asked(["names", "sources", "names"]).data?.withhold).toEqual(["drafts", "sources", "names"]);
  expect(asked(["everything"]).success).toBe(false);
});
