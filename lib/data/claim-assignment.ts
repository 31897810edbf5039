import type { PlanFacts, PlanMode } from "@/lib/domain/assignment";
import { asDay } from "@/lib/domain/days";
import { mayAnalyse, mayAssign, maySeeAssignments } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { type AnalystLoad, analystLoads, planFacts } from "./assignment-facts";
import { isBlindFor } from "./blindness";
import { countFree } from "./my-work";
import { Prisma } from "./generated/client";
import { readAs, type ReadClient } from "./reading";

export type Holder = {
  assignmentId: string;
  version: number;
  userId: string;
  name: string;
  state: "open" | "done" | null;
  dueOn: string | null;
};
/** Who assesses a claim, as one person may know it. */
export type ClaimAssignment = {
  /** null: nobody has planned for it. `version` of the plan counts from 1. */
  plan: { mode: PlanMode; wanted: number; free: number; dueOn: string | null; own: boolean; version: number } | null;
  mine: { assignmentId: string; version: number; state: "open" | "done"; dueOn: string | null } | null;
  /** a place is left, and the viewer could take it */
  mayTake: boolean;
  /** for reviewers and leads; `state` is not told while they still have to assess the claim themselves */
  holders: Holder[] | null;
  /** for leads, who may change it */
  choice: { analysts: AnalystLoad[]; facts: PlanFacts } | null;
};

export async function readClaimAssignment(viewer: Viewer, claimId: string): Promise<ClaimAssignment> {
  return readAs(viewer, async (db) => {
    const { workspaceId, userId } = viewer;
    const claim = await db.claim.findUnique({
      where: { workspaceId_id: { workspaceId, id: claimId } },
      select: { plan: true, assignments: { where: { analystId: userId, state: { not: "released" } } } },
    });
    if (!claim) throw new Refusal("not-found");
    const [own] = claim.assignments;
    const { plan } = claim;
    const submitted = await db.assessment.count({ where: { workspaceId, claimId, analystId: userId, submissionCount: { gt: 0 } } });
    const choice = mayAssign(viewer)
      ? { analysts: await analystLoads(db, viewer), facts: await planFacts(db, viewer, Prisma.sql`SELECT ${claimId}::uuid AS id`) }
      : null;
    return {
      plan: plan && {
        mode: plan.mode as PlanMode,
        wanted: plan.wanted,
        free: plan.free,
        dueOn: asDay(plan.dueOn),
        own: plan.own,
        version: plan.version,
      },
      mine: own ? { assignmentId: own.id, version: own.version, state: own.state as "open" | "done", dueOn: asDay(own.dueOn) } : null,
      mayTake: mayAnalyse(viewer) && !own && submitted === 0 && (plan?.free ?? 0) > 0,
      holders: maySeeAssignments(viewer) ? await holdersOf(db, viewer, claimId) : null,
      choice,
    };
  });
}

async function holdersOf(db: ReadClient, viewer: Viewer, claimId: string): Promise<Holder[]> {
  const blind = await isBlindFor(db, viewer, claimId);
  const rows = await db.$queryRaw<Holder[]>`
    SELECT s.id AS "assignmentId", s.version, s.analyst_id AS "userId", u.name, s.state, s.due_on::text AS "dueOn"
    FROM assignment s JOIN "user" u ON u.id = s.analyst_id
    WHERE s.workspace_id = ${viewer.workspaceId}::uuid AND s.claim_id = ${claimId}::uuid AND s.state <> 'released'
    ORDER BY lower(u.name), s.analyst_id`;
  return rows.map((row) => (blind && row.userId !== viewer.userId ? { ...row, state: null } : row));
}

/** What an article's workbench shows of the viewer's assignments: theirs by claim, and how many more they could take, up to 1,000. */
export type OwnAssignments = { mine: Record<string, { state: "open" | "done"; dueOn: string | null }>; free: number };

export async function readOwnAssignments(viewer: Viewer, articleId: string): Promise<OwnAssignments> {
  const { workspaceId, userId } = viewer;
  const rows = await readAs(viewer, async (db) => {
    if ((await db.article.count({ where: { workspaceId, id: articleId } })) === 0) throw new Refusal("not-found");
    return db.assignment.findMany({
      where: { workspaceId, analystId: userId, state: { not: "released" }, claim: { articleId, retired: null } },
      select: { claimId: true, state: true, dueOn: true },
    });
  });
  return {
    mine: Object.fromEntries(rows.map((row) => [row.claimId, { state: row.state as "open" | "done", dueOn: asDay(row.dueOn) }])),
    free: mayAnalyse(viewer) ? await countFree(viewer, 1000, articleId) : 0,
  };
}
