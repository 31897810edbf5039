import type { Tx } from "./transaction";

/**
 * Claims and their plans, each in id order, before anything is done to their assignments: everywhere the claim is locked first,
 * then its plan, then its assignments. Takers of the same claim don't wait for each other here, only for who changes the claim.
 */
export async function lockPlans(tx: Tx, claimIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT FROM claim WHERE workspace_id = ${tx.workspaceId}::uuid AND id = ANY(${claimIds}::uuid[]) ORDER BY id FOR KEY SHARE`;
  await tx.$queryRaw`SELECT FROM claim_plan
    WHERE workspace_id = ${tx.workspaceId}::uuid AND claim_id = ANY(${claimIds}::uuid[]) ORDER BY claim_id FOR UPDATE`;
}

/**
 * Brings the places that the queue may still hand out up to date: what is wanted, less who has it, and none while the claim is
 * retired or settled. It follows from these, so it is no change of its own and raises no version.
 */
export async function recountFree(tx: Tx, claimIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`UPDATE claim_plan p SET free = r.free
    FROM (SELECT q.claim_id, CASE WHEN q.mode = 'queue' AND c.retired IS NULL AND NOT EXISTS (SELECT FROM verdict v
          WHERE v.workspace_id = q.workspace_id AND v.claim_id = q.claim_id AND v.superseded_at IS NULL)
        THEN greatest(0, q.wanted - (SELECT count(*) FROM assignment s
          WHERE s.workspace_id = q.workspace_id AND s.claim_id = q.claim_id AND s.state <> 'released'))::int ELSE 0 END AS free
      FROM claim_plan q JOIN claim c ON c.workspace_id = q.workspace_id AND c.id = q.claim_id
      WHERE q.workspace_id = ${tx.workspaceId}::uuid AND q.claim_id = ANY(${claimIds}::uuid[])) r
    WHERE p.workspace_id = ${tx.workspaceId}::uuid AND p.claim_id = r.claim_id AND p.free <> r.free`;
}
