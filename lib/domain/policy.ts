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
/** See how far the analysts agree, and where they do not. */
export const maySeeAgreement = (actor: Actor): boolean => atLeast(actor, "reviewer");
/** See what waits for review, and how disagreements were settled. */
export const maySeeQueue = (actor: Actor): boolean => atLeast(actor, "reviewer");
/** See the workspace's log as a whole. Who judges independently sees it claim by claim instead. */
export const maySeeLog = (actor: Actor): boolean => mayRead(actor) && actor.role !== "analyst";
/** Nobody reviews what they assessed: who has handed in an assessment of a claim reviews none of that claim's. */
export const mayReview = (actor: Actor, claim: { assessors: readonly string[] }): boolean =>
  atLeast(actor, "reviewer") && !claim.assessors.includes(actor.userId);
/** Nor does anybody settle what they had a part in. */
export const mayAdjudicate = mayReview;
/** A review is taken back by whoever made it. */
export const mayUndoReview = (actor: Actor, review: { reviewerId: string }): boolean =>
  atLeast(actor, "reviewer") && review.reviewerId === actor.userId;
/** In a workspace set to settle by itself, an analyst's submission is the verdict. */
export const settlesItself = (workspace: { settlement: Settlement }): boolean => workspace.settlement === "submission";
/** An author takes up again what they handed in, unless somebody else has settled the claim by it. */
export const mayTakeUpAgain = (actor: Actor & { workspace: { settlement: Settlement } }, standing: { settledBy: string } | null): boolean =>
  standing === null || (settlesItself(actor.workspace) && standing.settledBy === actor.userId);
/** Say who assesses what, until when, and see how far everybody is. */
export const mayAssign = (actor: Actor): boolean => atLeast(actor, "lead");
export const maySeeAssignments = (actor: Actor): boolean => atLeast(actor, "reviewer");
/** An analyst gives back what is theirs; a lead takes back anybody's. */
export const mayRelease = (actor: Actor, assignment: { analystId: string }): boolean =>
  mayAssign(actor) || (mayAnalyse(actor) && assignment.analystId === actor.userId);
/** Its author puts a comment in other words; a lead can take anybody's back. */
export const mayEditComment = (actor: Actor, comment: { authorId: string }): boolean =>
  mayAnalyse(actor) && comment.authorId === actor.userId;
export const mayWithdrawComment = (actor: Actor, comment: { authorId: string }): boolean =>
  mayEditComment(actor, comment) || atLeast(actor, "lead");
export const mayManage = (actor: Actor): boolean => atLeast(actor, "lead");
/** Erase words, or who somebody was, for good. */
export const mayErase = (actor: Actor): boolean => atLeast(actor, "lead");
export const mayPublish = (actor: Actor): boolean => atLeast(actor, "lead");
/** Take a bundle of the log along: of the whole workspace, or of one article. Whoever is blind for a claim in it has to judge it first. */
export const mayBundle = (actor: Actor, of: "workspace" | "article"): boolean => atLeast(actor, of === "workspace" ? "lead" : "reviewer");
export const maySeeBundles = (actor: Actor): boolean => mayBundle(actor, "article");
/** Exports hold only what the person may read; observers may take the settled record along. */
export const mayExport = (actor: Actor): boolean => mayRead(actor);

/** How a claim is settled: by a review, or by a single analyst's submission. */
export const settlements = ["review", "submission"] as const;
export type Settlement = (typeof settlements)[number];

/** What somebody's blindness for a claim follows from. lib/data/blindness.ts asks the database the same. */
export type BlindFacts = {
  /** Their own assessment of it, and how often they have submitted that. */
  own: { submissionCount: number } | null;
  /** Whether it is assigned to them and still open. */
  assigned: boolean;
  /** Whether a queue still has places of it, so that they could take one. */
  free: boolean;
  /** Whether it is of an article to train on: nobody learns by looking. */
  training: boolean;
};

/**
 * Who is blind for a claim: whoever has it still to submit, or may come to. They see nobody else's work for it. Reviewers and leads
 * are only where it is assigned to them, since they see all else by office; observers never are, since they never assess.
 */
export function isBlind(actor: Actor, { own, assigned, free, training }: BlindFacts): boolean {
  if (!mayAnalyse(actor) || (own !== null && own.submissionCount > 0)) return false;
  return assigned || (!atLeast(actor, "reviewer") && (own !== null || free || training));
}

/** The right answer to a claim of a training article is for leads, who keep it, and for whoever has submitted their own. */
export function maySeeAnswer(actor: Actor, own: { submissionCount: number } | null): boolean {
  return mayManage(actor) || (own !== null && own.submissionCount > 0);
}
