import { expect, test } from "vitest";
import { readGuidelines } from "@/lib/data/guidelines";
import { publishGuidelinesOperation } from "@/lib/operations/publish-guidelines";
import { run } from "@/lib/pipeline/run";
import { keepsTheContract } from "../support/contract";
import { done, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(publishGuidelinesOperation, {
  changes: ["guideline"],
  events: ({ text }) => [{ act: "guidelines.published", ver: 1, parts: { after: { text } } }],
  refused: [
    {
      because: "no words",
      input: (valid) => ({ ...valid, text: " \n" }),
      problem: { kind: "invalid", fields: { text: expect.any(String) } },
    },
  ],
});

test("each version stays readable, and an assessment remembers the one that it was handed in under", async () => {
  const w = await makeWorkspace();
  const publish = (version: number, text: string) =>
    run(publishGuidelinesOperation, w.viewers.lead, { version, text, note: `Note ${version}` });
  expect(await readGuidelines(w.viewers.observer, null)).toBeNull();
  const early = await madeSubmission(w);
  done(await publish(0, "# First"));
  const middle = await madeSubmission(w, w.viewers.second, early);
  done(await publish(1, "# Second"));
  const standing = await readGuidelines(w.viewers.observer, null);
  expect(standing).toMatchObject({
    shown: { ordinal: 2, text: "# Second" },
    before: "# First",
    versions: [{ ordinal: 2 }, { ordinal: 1 }],
  });
  expect(await readGuidelines(w.viewers.observer, 1)).toMatchObject({ shown: { text: "# First", note: "Note 0" }, before: null });
  await expect(readGuidelines(w.viewers.observer, 3)).rejects.toMatchObject({ problem: { kind: "not-found" } });
  const under = (assessmentId: string) =>
    asOwner(`SELECT g.ordinal FROM submission s LEFT JOIN guideline g ON g.id = s.guideline_id WHERE s.assessment_id = $1`, [assessmentId]);
  expect([await under(early.assessmentId), await under(middle.assessmentId)]).toEqual([[{ ordinal: null }], [{ ordinal: 1 }]]);
});

test("who publishes over a version that they have not seen gets that one back; the same words again are no new version", async () => {
  const w = await makeWorkspace();
  const publish = (version: number, text: string) => run(publishGuidelinesOperation, w.viewers.lead, { version, text });
  done(await publish(0, "First"));
  await expectNothingLeft(w, () => publish(0, "Other"), { kind: "changed-meanwhile", current: { version: 1, value: { text: "First" } } });
  expect(await publish(1, "First")).toEqual({ ok: true, value: { version: 1 } });
});
