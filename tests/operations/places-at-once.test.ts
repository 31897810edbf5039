import { expect, test } from "vitest";
import type { Result } from "@/lib/domain/problems";
import { assignArticleOperation } from "@/lib/operations/assign-article";
import { createClaimOperation } from "@/lib/operations/create-claim";
import { releaseAssignmentsOperation } from "@/lib/operations/release-assignments";
import { restoreClaimOperation, withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { saveAssessmentOperation } from "@/lib/operations/save-assessment";
import { takeClaimOperation } from "@/lib/operations/take-claim";
import { run } from "@/lib/pipeline/run";
import { makeArticle, spanOf } from "../support/article";
import { burned, judgement, madeClaim } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectSoundLog } from "../support/traces";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

/** Claims whose free places are not what is wanted less what is held, or that are retired and have some. */
const wrong = (workspaceId: string) =>
  asOwner(
    `SELECT c.number, p.mode, p.wanted, p.free, h.held, c.retired FROM claim_plan p JOIN claim c ON c.id = p.claim_id
       CROSS JOIN LATERAL (SELECT count(*)::int AS held FROM assignment s WHERE s.claim_id = p.claim_id AND s.state <> 'released') h
     WHERE p.workspace_id = $1 AND p.free <> CASE WHEN c.retired IS NULL AND p.mode = 'queue' THEN greatest(0, p.wanted - h.held) ELSE 0 END`,
    [workspaceId],
  );

test("planning, taking, giving back, withdrawing, restoring, making and writing at the same moment leave every place accounted for", async () => {
  const w = await makeWorkspace();
  const { analyst, second, reviewer, lead } = w.viewers;
  const article = await makeArticle(analyst);
  const { articleId, versionId } = article;
  const claims: { claimId: string; version: number }[] = [];
  for (let i = 0; i < 6; i++) claims.push(await madeClaim(w, article));
  const results: Result<unknown>[] = [];
  const plan = async (): Promise<void> => {
    for (let version = 0; version < 6; version++) {
      const plan = version % 3 === 2 ? { mode: "named", analysts: [second.userId, lead.userId] } : { mode: "queue", wanted: 2 + version };
      results.push(await run(assignArticleOperation, lead, { articleId, version, plan }));
    }
  };
  const takeAndGive = async (by: typeof analyst): Promise<void> => {
    for (let i = 0; i < 8; i++) {
      const taken = await run(takeClaimOperation, by, {});
      results.push(taken);
      if (!taken.ok || i % 2 === 0) continue;
      const { assignmentId, version } = taken.value;
      results.push(await run(releaseAssignmentsOperation, by, { assignments: [{ assignmentId, version }] }));
    }
  };
  const turn = async (claim: { claimId: string; version: number }): Promise<void> => {
    for (let i = 0; i < 4; i++) {
      const result = await run(i % 2 === 0 ? withdrawClaimOperation : restoreClaimOperation, analyst, claim);
      results.push(result);
      if (result.ok) claim.version = result.value.version;
    }
  };
  const make = async (): Promise<void> => {
    const claim = { articleVersionId: versionId, statement: burned, spans: [spanOf(burned)] };
    for (let i = 0; i < 5; i++) results.push(await run(createClaimOperation, second, claim));
  };
  const write = async (): Promise<void> => {
    for (const { claimId } of claims) results.push(await run(saveAssessmentOperation, reviewer, { claimId, version: 0, judgement }));
  };
  await Promise.all([plan(), takeAndGive(analyst), takeAndGive(second), turn(claims[1]!), turn(claims[4]!), make(), write()]);
  expect(results.filter((result) => !result.ok && result.problem.kind === "unavailable")).toEqual([]);
  expect(await wrong(w.workspaceId)).toEqual([]);
  await expectSoundLog(w.workspaceId);
});
