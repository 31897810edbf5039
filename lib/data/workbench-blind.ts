import { isBlind } from "@/lib/domain/policy";
import type { Stance } from "@/lib/domain/stances";
import type { Viewer } from "@/lib/domain/viewer";
import type { WorkbenchClaim, WorkbenchData } from "@/lib/domain/workbench";
import type { ReadClient } from "./reading";

type Blind = Map<string, Partial<Record<Stance, number>>>;

/** The claims for which the viewer still has to submit, each with the links that they made themselves. */
export async function blindClaims(db: ReadClient, viewer: Viewer, articleId: string): Promise<Blind> {
  if (!isBlind(viewer, { state: "draft" })) return new Map();
  const rows = await db.$queryRaw<{ claimId: string; own: Partial<Record<Stance, number>> | null }[]>`
    SELECT t.claim_id AS "claimId", (SELECT json_object_agg(l.stance, l.links) FROM (SELECT stance, count(*)::int AS links FROM evidence_link
      WHERE workspace_id = t.workspace_id AND claim_id = t.claim_id AND created_by = t.analyst_id AND withdrawn_at IS NULL GROUP BY stance) l) AS own
    FROM assessment t JOIN claim c ON c.workspace_id = t.workspace_id AND c.id = t.claim_id
    WHERE t.workspace_id = ${viewer.workspaceId}::uuid AND t.analyst_id = ${viewer.userId}::uuid AND t.state = 'draft'
      AND c.article_id = ${articleId}::uuid`;
  return new Map(rows.map((row) => [row.claimId, row.own ?? {}]));
}

export function maskBlind(claims: WorkbenchClaim[], blind: Blind): WorkbenchClaim[] {
  return claims.map((claim) => {
    const own = blind.get(claim.id);
    return own ? { ...claim, verdict: null, submitted: 0, links: { supports: 0, refutes: 0, qualifies: 0, context: 0, ...own } } : claim;
  });
}

/** What is kept is for everybody; who is blind for some claims gets it without others' work on these. */
export async function asSeen(db: ReadClient, viewer: Viewer, articleId: string, json: string): Promise<string> {
  const blind = await blindClaims(db, viewer, articleId);
  if (blind.size === 0) return json;
  const data = JSON.parse(json) as WorkbenchData;
  return JSON.stringify({ ...data, claims: maskBlind(data.claims, blind) });
}
