/** Who may do what. One page, pure predicates; lib/operations ask nothing else. */
export const roles = ["observer", "analyst", "reviewer", "lead"] as const;
export type Role = (typeof roles)[number];

export const roleMeaning: Record<Role, string> = {
  observer: "reads",
  analyst: "splits, links and assesses",
  reviewer: "also reviews and adjudicates",
  lead: "also assigns, manages members and settings, publishes and erases",
};

/** What a permission is decided on: who asks, in which workspace, with which role. */
export type Actor = { userId: string; role: Role };

const rank: Record<Role, number> = { observer: 0, analyst: 1, reviewer: 2, lead: 3 };
const atLeast = (actor: Actor, role: Role): boolean => rank[actor.role] >= rank[role];

export const mayRead = (actor: Actor): boolean => atLeast(actor, "observer");
/** Split, link, assess, record searches, import articles and evidence. */
export const mayAnalyse = (actor: Actor): boolean => atLeast(actor, "analyst");
/** Only the author changes or submits an assessment. */
export const mayEditAssessment = (actor: Actor, assessment: { analystId: string }): boolean =>
  mayAnalyse(actor) && assessment.analystId === actor.userId;
/** Nobody reviews what they assessed. */
export const mayReview = (actor: Actor, assessment: { analystId: string }): boolean =>
  atLeast(actor, "reviewer") && assessment.analystId !== actor.userId;
/** In a workspace set to settle by itself, an analyst's submission is the verdict. */
export const settlesItself = (workspace: { settlement: Settlement }): boolean => workspace.settlement === "submission";
export const mayManage = (actor: Actor): boolean => atLeast(actor, "lead");
export const mayPublish = (actor: Actor): boolean => atLeast(actor, "lead");
/** Exports hold only what the person may read; observers may take the settled record along. */
export const mayExport = (actor: Actor): boolean => mayRead(actor);

/** How a claim is settled: by a review, or by a single analyst's submission. */
export const settlements = ["review", "submission"] as const;
export type Settlement = (typeof settlements)[number];

/** Who is blind for a claim: an analyst who still has to submit sees nobody else's work for it. */
export function isBlind(actor: Actor, own: { state: "draft" | "submitted" | "returned" } | null): boolean {
  return own !== null && own.state === "draft" && !atLeast(actor, "reviewer");
}
