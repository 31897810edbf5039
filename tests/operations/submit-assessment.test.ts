import { expect, test } from "vitest";
import { withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import { run } from "@/lib/pipeline/run";
import { keepsTheContract, rowOf } from "../support/contract";
import { done, judgement, madeClaim, madeDraft, madeLink, madeSearch, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft, expectSoundLog } from "../support/traces";
import { asOwner, eventsOf, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(submitAssessmentOperation, {
  changes: ["assessment", "submission"],
  events: ({ claimId }) => [
    { act: "assessment.started", ver: 1, claimId, parts: { after: judgement } },
    { act: "assessment.submitted", ver: 2, claimId, parts: { before: null, after: { ...judgement, settled: false } } },
  ],
  refused: [
    {
      because: "a basis that the evidence does not carry",
      input: (valid) => ({ ...valid, judgement: { ...judgement, basis: "corroborated" } }),
      problem: { kind: "gate", rules: [{ rule: "corroborated", message: expect.any(String) }] },
    },
    {
      because: "no tag",
      input: (valid) => ({ ...valid, judgement: {} }),
      problem: { kind: "gate", rules: [{ rule: "tag", message: expect.any(String) }] },
    },
  ],
});

test("a refused submit keeps the draft, and the next one goes through once a search is on record", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w);
  const none = { ...judgement, tag: "unsupported" as const, basis: "no-evidence" as const };
  const draft = await madeDraft(w, claimId, w.viewers.analyst, none);
  const submit = () => run(submitAssessmentOperation, w.viewers.analyst, { claimId, version: 1, judgement: none });
  await expectNothingLeft(w, submit, { kind: "gate", rules: [{ rule: "no-evidence" }] });
  await madeSearch(w, claimId);
  expect(await submit()).toMatchObject({ ok: true, value: { state: "submitted", version: 2 } });
  expect((await eventsOf(`assessment/${draft.assessmentId}`)).at(-1)).toMatchObject({
    act: "assessment.submitted",
    parts: { before: none },
  });
  expect(await asOwner(`SELECT id FROM verdict WHERE claim_id = $1`, [claimId])).toEqual([]);
});

test("where submissions settle, the claim is settled with the same act; a later one takes the place of the verdict", async () => {
  const w = await makeWorkspace(undefined, "submission");
  const { claimId, assessmentId } = await madeSubmission(w);
  expect(await rowOf("assessment", assessmentId)).toMatchObject({ state: "approved" });
  const later = await madeSubmission(w, w.viewers.second, { claimId });
  const verdicts = await asOwner(
    `SELECT assessment_id, settled_by, superseded_at IS NULL AS stands FROM verdict WHERE claim_id = $1 ORDER BY settled_at, id`,
    [claimId],
  );
  expect(verdicts).toEqual([
    { assessment_id: assessmentId, settled_by: w.viewers.analyst.userId, stands: false },
    { assessment_id: later.assessmentId, settled_by: w.viewers.second.userId, stands: true },
  ]);
  await expectSoundLog(w.workspaceId);
});

test("evidence dated after the as-of date does not count; what is submitted or withdrawn is not submitted", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w);
  await madeLink(w, claimId);
  const early = { ...judgement, asOf: "2021-05-03" };
  const submit = (version: number, judged = judgement) =>
    run(submitAssessmentOperation, w.viewers.analyst, { claimId, version, judgement: judged });
  await expectNothingLeft(w, () => submit(0, early), { kind: "gate", rules: [{ rule: "single-source" }, { rule: "as-of" }] });
  const { version } = done(await submit(0));
  await expectNothingLeft(w, () => submit(version), { kind: "invalid" });
  const gone = await madeClaim(w);
  done(await run(withdrawClaimOperation, w.viewers.analyst, { claimId: gone.claimId, version: 1 }));
  await expectNothingLeft(w, () => run(submitAssessmentOperation, w.viewers.analyst, { claimId: gone.claimId, version: 0, judgement }), {
    kind: "invalid",
  });
});

test("who is blind for the claim is let through by their own links alone", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w);
  const { evidenceId } = await madeLink(w, claimId);
  await madeDraft(w, claimId, w.viewers.second, judgement);
  const submit = () => run(submitAssessmentOperation, w.viewers.second, { claimId, version: 1, judgement });
  await expectNothingLeft(w, submit, { kind: "gate" });
  await madeLink(w, claimId, "supports", w.viewers.second, { evidenceId });
  expect(await submit()).toMatchObject({ ok: true, value: { state: "submitted" } });
});
