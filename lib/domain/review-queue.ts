import { agree } from "./adjudication";
import { type RiskAssessment, type RiskLink, type RiskMark, marksOf, riskOf, stillToCome } from "./risk";

/** What is known of a claim that waits for review, before anything is shown of it. */
export type WaitingFacts = {
  claimId: string;
  articleId: string;
  /** When the first of those was handed in that nobody has answered yet; as `Date.toISOString` prints it. */
  since: string;
  /** Those that count, the first handed in first. `waits`: handed in since the claim was last settled. */
  assessments: (RiskAssessment & { id: string; analystId: string; version: number; submittedAt: string; waits: boolean })[];
  /** Everybody who has ever handed one in. */
  assessors: string[];
  links: RiskLink[];
  searches: number;
  wanted: number;
  assigned: number;
  mending: number;
};

export type WaitingClaim = Pick<WaitingFacts, "claimId" | "articleId" | "since" | "assessments" | "assessors"> & {
  marks: RiskMark[];
  risk: number;
  missing: number;
  /** Whether the assessments agree, so that one of them may be approved. */
  agrees: boolean;
};

export function weighed({ links, searches, wanted, assigned, mending, ...claim }: WaitingFacts): WaitingClaim {
  const missing = stillToCome({ wanted, handedIn: claim.assessments.length, assigned, mending });
  const marks = marksOf({ assessments: claim.assessments, links, searches, missing });
  return { ...claim, marks, missing, risk: riskOf(marks), agrees: agree(claim.assessments) };
}

export const queueOrders = ["risk", "age"] as const;
export type QueueOrder = (typeof queueOrders)[number];
/** `unmarked`: what carries no mark, and may be approved with others. */
export const queueMarks = ["unmarked"] as const;
export type QueueFilter = { articleId: string | null; analystId: string | null; mark: RiskMark | "unmarked" | null };
/** Where a page ends. Claims that are answered meanwhile do not shift what follows. */
export type QueueCursor = { risk: number; since: string; claimId: string };
export type QueueAsked = { order: QueueOrder; filter: QueueFilter; after: QueueCursor | null; limit: number };

export type SortedQueue = Readonly<Record<QueueOrder, readonly WaitingClaim[]>>;

/** The queue in each of its orders: the gravest first and among these the oldest, or simply the oldest first. */
export function sortedQueue(claims: readonly WaitingClaim[]): SortedQueue {
  return { risk: claims.toSorted(inOrder("risk")), age: claims.toSorted(inOrder("age")) };
}

/** The queue with some claims as they are now. @param changed what they were goes, whether they still wait or not */
export function requeued(queue: SortedQueue, changed: ReadonlySet<string>, now: readonly WaitingClaim[]): SortedQueue {
  // Nearly in order already, which sorts in one pass.
  const merged = (order: QueueOrder) => [...queue[order].filter(({ claimId }) => !changed.has(claimId)), ...now].toSorted(inOrder(order));
  return { risk: merged("risk"), age: merged("age") };
}

/** A page of the queue. @param claims in the order that is asked for */
export function queuePage(
  claims: readonly WaitingClaim[],
  { order, filter, after, limit }: QueueAsked,
): { page: WaitingClaim[]; found: number; next: QueueCursor | null } {
  const before = inOrder(order);
  const found = claims.filter((claim) => passes(claim, filter));
  const rest = after ? found.filter((claim) => before(claim, after) > 0) : found;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const next = last && rest.length > limit ? { risk: last.risk, since: last.since, claimId: last.claimId } : null;
  return { page, found: found.length, next };
}

function inOrder(order: QueueOrder): (a: QueueCursor, b: QueueCursor) => number {
  return (a, b) => (order === "risk" ? b.risk - a.risk : 0) || compare(a.since, b.since) || compare(a.claimId, b.claimId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function passes(claim: WaitingClaim, { articleId, analystId, mark }: QueueFilter): boolean {
  if (articleId && claim.articleId !== articleId) return false;
  if (analystId && !claim.assessments.some((assessment) => assessment.analystId === analystId)) return false;
  if (mark === "unmarked") return claim.marks.length === 0;
  return !mark || claim.marks.includes(mark);
}
