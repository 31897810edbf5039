import { expect, test, vi } from "vitest";
import { lockRow } from "@/lib/data/locking";
import { inTransaction } from "@/lib/data/transaction";
import { editLinkOperation, restoreLinkOperation, withdrawLinkOperation } from "@/lib/operations/link-evidence";
import { confirmAnchorOperation, placeAnchorOperation } from "@/lib/operations/place-anchor";
import { restoreSearchOperation, withdrawSearchOperation } from "@/lib/operations/record-search";
import { approveAssessmentOperation, returnAssessmentOperation } from "@/lib/operations/review-assessment";
import { reviseAssessmentOperation } from "@/lib/operations/revise-assessment";
import type { AnyOperation } from "@/lib/pipeline/operation";
import { run } from "@/lib/pipeline/run";
import { useTestDatabase } from "../support/people";
import { givenFor } from "../support/subjects";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

const waiting = async (): Promise<number> => {
  const [row] = await asOwner<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return row!.count;
};

/** Each knows its row by an id of its own; its claim is locked first all the same. */
const hanging: { operation: AnyOperation; table: string; id: string }[] = [
  { operation: approveAssessmentOperation, table: "assessment", id: "assessmentId" },
  { operation: returnAssessmentOperation, table: "assessment", id: "assessmentId" },
  { operation: reviseAssessmentOperation, table: "assessment", id: "assessmentId" },
  { operation: editLinkOperation, table: "evidence_link", id: "linkId" },
  { operation: withdrawLinkOperation, table: "evidence_link", id: "linkId" },
  { operation: restoreLinkOperation, table: "evidence_link", id: "linkId" },
  { operation: withdrawSearchOperation, table: "search_record", id: "searchId" },
  { operation: restoreSearchOperation, table: "search_record", id: "searchId" },
  { operation: confirmAnchorOperation, table: "anchor", id: "anchorId" },
  { operation: placeAnchorOperation, table: "anchor", id: "anchorId" },
];

for (const { operation, table, id } of hanging) {
  test(`${operation.name} waits for the claim before it holds anything that hangs on it`, async () => {
    const w = await makeWorkspace();
    const { may, given } = givenFor(operation);
    const input = await given(w);
    const [row] = await asOwner<{ claimId: string }>(`SELECT claim_id AS "claimId" FROM "${table}" WHERE id = $1`, [input[id]]);
    const { workspaceId, viewers } = w;
    const act = await inTransaction({ workspaceId }, async (tx) => {
      await lockRow(tx, "claim", row!.claimId);
      const acting = run(operation, viewers[may[0]!], input);
      await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 10_000, interval: 20 });
      await asOwner(`SELECT FROM "${table}" WHERE id = $1 FOR UPDATE NOWAIT`, [input[id]]);
      return { acting };
    });
    expect(await act.acting).toMatchObject({ ok: true });
  });
}
