import { expect, test } from "vitest";
import { returnAssessmentOperation } from "@/lib/operations/review-assessment";
import { saveAssessmentOperation } from "@/lib/operations/save-assessment";
import { run } from "@/lib/pipeline/run";
import { keepsTheContract, rowOf } from "../support/contract";
import { done, judgement, madeClaim, madeDraft, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft, stateOf } from "../support/traces";
import { eventsOf, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(saveAssessmentOperation, {
  changes: ["assessment"],
  events: ({ claimId }) => [{ act: "assessment.started", ver: 1, claimId, parts: { after: judgement } }],
  refused: [
    {
      because: "a basis of another tag",
      input: (valid) => ({ ...valid, judgement: { ...judgement, tag: "contested" } }),
      problem: { kind: "invalid", fields: { "judgement.basis": expect.any(String) } },
    },
    { because: "a version of what is not there", input: (valid) => ({ ...valid, version: 3 }), problem: { kind: "not-found" } },
  ],
  atOnce: "the second finds it done",
});

test("saving goes on from version to version; the same again is no change; who types in two windows is told", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w);
  const { assessmentId } = await madeDraft(w, claimId, w.viewers.analyst, { tag: null, basis: null });
  const save = (version: number, rationale: string) =>
    run(saveAssessmentOperation, w.viewers.analyst, { claimId, version, judgement: { ...judgement, rationale } });
  done(await save(1, "Now with reasons."));
  expect((await eventsOf(`assessment/${assessmentId}`)).at(-1)).toMatchObject({
    act: "assessment.saved",
    ver: 2,
    parts: { before: { tag: null, basis: null }, after: { tag: "evidenced", rationale: "Now with reasons." } },
  });
  const before = await stateOf(w);
  expect(await save(2, "Now with reasons.")).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await stateOf(w)).toEqual(before);
  await expectNothingLeft(w, () => save(1, "From the other window."), {
    kind: "changed-meanwhile",
    current: { version: 2, value: { rationale: "Now with reasons." } },
  });
});

test("each analyst has a draft of their own; nobody writes in another's", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w);
  const [mine, theirs] = [await madeDraft(w, claimId), await madeDraft(w, claimId, w.viewers.second, { rationale: "Mine." })];
  expect(mine.assessmentId).not.toBe(theirs.assessmentId);
  expect(await rowOf("assessment", theirs.assessmentId)).toMatchObject({ analyst_id: w.viewers.second.userId, rationale: "Mine." });
});

test("what has been submitted is not saved over; what was returned may be anything on the way", async () => {
  const w = await makeWorkspace();
  const { claimId, assessmentId, version } = await madeSubmission(w);
  const blank = { ...judgement, tag: null, basis: null, rationale: "" };
  await expectNothingLeft(w, () => run(saveAssessmentOperation, w.viewers.analyst, { claimId, version, judgement: blank }), {
    kind: "invalid",
  });
  const returned = done(
    await run(returnAssessmentOperation, w.viewers.reviewer, { assessmentId, version, reasonCode: "reading", comment: "Read it again." }),
  );
  const saved = await run(saveAssessmentOperation, w.viewers.analyst, { claimId, version: returned.version, judgement: blank });
  expect(saved).toMatchObject({ ok: true, value: { state: "draft" } });
});
