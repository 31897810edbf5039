import { type Calibration, type CalibrationRule, calibrationWords, counts } from "@/lib/domain/calibration";
import type { Role } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { readAs, type ReadClient } from "./reading";
import type { Tx } from "./transaction";

const none: Calibration = { answered: 0, right: 0 };

/** What the workspace asks of analysts before they count. @param db in its scope */
export async function calibrationRule(db: ReadClient, workspaceId: string): Promise<CalibrationRule> {
  const row = await db.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { calibrationShare: true, calibrationClaims: true },
  });
  return row.calibrationShare === null ? null : { share: row.calibrationShare, claims: row.calibrationClaims };
}

/** How everybody has done on training claims with their first submissions, by user id. @param only these people; all when left out */
async function calibrationsIn(db: ReadClient, workspaceId: string, only?: readonly string[]): Promise<Map<string, Calibration>> {
  const rows = await db.$queryRaw<(Calibration & { analystId: string })[]>`
    SELECT s.analyst_id AS "analystId", count(*)::int AS answered, (count(*) FILTER (WHERE s.tag = k.tag AND s.basis = k.basis))::int AS right
    FROM known_answer k JOIN claim c ON c.workspace_id = k.workspace_id AND c.id = k.claim_id AND c.retired IS NULL
    JOIN article a ON a.workspace_id = c.workspace_id AND a.id = c.article_id AND a.training
    JOIN submission s ON s.workspace_id = k.workspace_id AND s.claim_id = k.claim_id AND s.ordinal = 1
    WHERE k.workspace_id = ${workspaceId}::uuid AND k.withdrawn_at IS NULL AND (${only === undefined} OR s.analyst_id = ANY(${only ?? []}::uuid[]))
    GROUP BY s.analyst_id`;
  return new Map(rows.map(({ analystId, ...calibration }) => [analystId, calibration]));
}

/**
 * Of these people, those whose assessments do not count yet, with why in words.
 * @param db in the workspace's scope
 * @param userIds everybody in the workspace when left out
 */
export async function uncounted(db: ReadClient, workspaceId: string, userIds?: readonly string[]): Promise<Map<string, string>> {
  const rule = userIds?.length === 0 ? null : await calibrationRule(db, workspaceId);
  if (rule === null) return new Map();
  const known = await calibrationsIn(db, workspaceId, userIds);
  const members = await db.membership.findMany({
    where: { workspaceId, ...(userIds ? { userId: { in: [...userIds] } } : {}) },
    select: { userId: true, role: true },
  });
  return new Map(
    members.flatMap(({ userId, role }) => {
      const calibration = known.get(userId) ?? none;
      return counts(role as Role, rule, calibration) ? [] : [[userId, calibrationWords(rule, calibration)]];
    }),
  );
}

export async function isTraining(db: ReadClient, workspaceId: string, articleId: string): Promise<boolean> {
  const article = await db.article.findUnique({ where: { workspaceId_id: { workspaceId, id: articleId } }, select: { training: true } });
  if (!article) throw new Refusal("not-found");
  return article.training;
}

/** @returns false also for a claim that is not there */
export async function isTrainingClaim(tx: Tx, claimId: string): Promise<boolean> {
  return (await tx.claim.count({ where: { workspaceId: tx.workspaceId, id: claimId, article: { training: true } } })) > 0;
}

/** What is learned on is never settled. */
export async function refuseTraining(db: ReadClient, workspaceId: string, articleId: string): Promise<void> {
  if (await isTraining(db, workspaceId, articleId)) {
    throw new Refusal("invalid", { detail: "This is an article to train on: its claims have known answers and are not settled." });
  }
}

/** Who has done how on training claims, by user id, and what is asked; null: nothing is asked, and nobody has been trained. */
export async function readCalibrations(viewer: Viewer): Promise<{ rule: CalibrationRule; by: Map<string, Calibration> } | null> {
  return readAs(viewer, async (db) => {
    const [rule, by] = [await calibrationRule(db, viewer.workspaceId), await calibrationsIn(db, viewer.workspaceId)];
    return rule === null && by.size === 0 ? null : { rule, by };
  });
}
