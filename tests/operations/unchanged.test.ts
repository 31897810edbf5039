import { expect, test } from "vitest";
import { editEvidenceOperation } from "@/lib/operations/add-evidence";
import { editSourceOperation } from "@/lib/operations/add-source";
import { changeRoleOperation } from "@/lib/operations/change-role";
import { changeWorkspaceOperation } from "@/lib/operations/change-workspace";
import { disposeSentenceOperation } from "@/lib/operations/dispose-sentence";
import { editArticleOperation } from "@/lib/operations/edit-article";
import { editClaimOperation } from "@/lib/operations/edit-claim";
import { editLinkOperation } from "@/lib/operations/link-evidence";
import { placeAnchorOperation } from "@/lib/operations/place-anchor";
import { relateClaimsOperation, unrelateClaimsOperation } from "@/lib/operations/relate-claims";
import { saveAssessmentOperation } from "@/lib/operations/save-assessment";
import type { AnyOperation } from "@/lib/pipeline/operation";
import { run } from "@/lib/pipeline/run";
import { done } from "../support/made";
import { useTestDatabase } from "../support/people";
import { givenFor } from "../support/subjects";
import { stateOf } from "../support/traces";
import { makeWorkspace } from "../support/workspace";

useTestDatabase();

const edits: AnyOperation[] = [
  changeRoleOperation,
  changeWorkspaceOperation,
  disposeSentenceOperation,
  editArticleOperation,
  editClaimOperation,
  editEvidenceOperation,
  editLinkOperation,
  editSourceOperation,
  placeAnchorOperation,
  relateClaimsOperation,
  saveAssessmentOperation,
  unrelateClaimsOperation,
];

for (const operation of edits) {
  test(`${operation.name}: the same again writes nothing, and gives the version that stands`, async () => {
    const w = await makeWorkspace();
    const { may, given } = givenFor(operation);
    const viewer = w.viewers[may.includes("analyst") ? "analyst" : may[0]!];
    const input = await given(w);
    const { version } = done<{ version: number }>(await run(operation, viewer, input));
    const before = await stateOf(w);
    expect(await run(operation, viewer, "version" in input ? { ...input, version } : input)).toMatchObject({
      ok: true,
      value: { version },
    });
    expect(await stateOf(w)).toEqual(before);
  });
}
