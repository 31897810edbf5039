import type { About } from "@/lib/domain/assessments";
import { stillToCome } from "@/lib/domain/risk";
import type { Viewer } from "@/lib/domain/viewer";
import type { ClaimAssessment, ClaimReview } from "@/lib/domain/workbench";
import { judgementOf } from "./assessments";
import type { Prisma } from "./generated/client";
import type { ReadClient } from "./reading";

/** Assessments with what became of them: each hand-in, and each review that has not been taken back. */
export const withReviews = {
  reviews: { where: { undoneAt: null }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
  submissions: { orderBy: [{ ordinal: "asc" }] },
} as const satisfies Prisma.AssessmentInclude;

type AssessmentWithReviews = Prisma.AssessmentGetPayload<{ include: typeof withReviews }>;

/**
 * An assessment as it is shown. Of one that its author has taken up again, others see what was handed in last: the rest is a draft.
 * @param words of the sentences that reviews point at, by id
 * @param uncounted analysts who do not count yet, by id
 */
export function assessmentOf(
  row: AssessmentWithReviews,
  viewer: Viewer,
  name: (userId: string) => string,
  words: ReadonlyMap<string, string>,
  uncounted: ReadonlyMap<string, string>,
): ClaimAssessment {
  const shown = row.state === "draft" && row.analystId !== viewer.userId ? row.submissions.at(-1) : undefined;
  return {
    ...judgementOf(shown ?? row),
    id: row.id,
    analystId: row.analystId,
    analyst: name(row.analystId),
    state: row.state as ClaimAssessment["state"],
    submittedAt: (shown ?? row).submittedAt?.toISOString() ?? null,
    version: row.version,
    counts: !uncounted.has(row.analystId),
    reviews: row.reviews.map((review) => ({
      id: review.id,
      reviewerId: review.reviewerId,
      reviewer: name(review.reviewerId),
      outcome: review.outcome as "approved" | "returned",
      reasonCode: review.reasonCode as ClaimReview["reasonCode"],
      comment: review.comment,
      about: aboutOf(review, words),
      at: review.createdAt.toISOString(),
    })),
    submissions: row.submissions.map((submission) => ({
      ...judgementOf(submission),
      ordinal: submission.ordinal,
      answer: submission.answer,
      at: submission.submittedAt.toISOString(),
    })),
  };
}

function aboutOf(
  { aboutKind, aboutId }: { aboutKind: string | null; aboutId: string | null },
  words: ReadonlyMap<string, string>,
): ClaimReview["about"] {
  if (!aboutKind || !aboutId) return null;
  return { kind: aboutKind as NonNullable<About>["kind"], id: aboutId, words: words.get(aboutId) ?? null };
}

/** The words of the sentences that these reviews point at. Asked for only where there are any, since it takes the article's whole text. */
export async function sentencesPointedAt(
  db: ReadClient,
  viewer: Viewer,
  rows: readonly AssessmentWithReviews[],
): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) =>
    row.reviews.flatMap(({ aboutKind, aboutId }) => (aboutKind === "sentence" && aboutId ? [aboutId] : [])),
  );
  if (ids.length === 0) return new Map();
  const sentences = await db.sentence.findMany({
    where: { workspaceId: viewer.workspaceId, id: { in: ids } },
    select: { id: true, start: true, end: true, articleVersionId: true },
  });
  const versions = await db.articleVersion.findMany({
    where: { workspaceId: viewer.workspaceId, id: { in: sentences.map((sentence) => sentence.articleVersionId) } },
    select: { id: true, text: true },
  });
  const texts = new Map(versions.map((version) => [version.id, version.text]));
  return new Map(sentences.map(({ id, start, end, articleVersionId }) => [id, texts.get(articleVersionId)!.slice(start, end)]));
}

/**
 * How many assessments of a claim are still to come, for whoever would settle it without them, as `handedInOn` says to who tries.
 * `assignments`: open ones. @param uncounted analysts who do not count yet, by id
 */
export function missingOf(
  {
    assessments,
    plan,
    assignments,
  }: {
    assessments: readonly { analystId: string; state: string; submissionCount: number }[];
    plan: { wanted: number } | null;
    assignments: readonly { analystId: string }[];
  },
  uncounted: ReadonlyMap<string, string>,
): number {
  const handedIn = assessments.filter((row) => row.submissionCount > 0);
  const standing = handedIn.filter((row) => row.state === "submitted" || row.state === "approved");
  return stillToCome({
    wanted: plan?.wanted ?? 0,
    handedIn: standing.filter((row) => !uncounted.has(row.analystId)).length,
    assigned: assignments.filter(({ analystId }) => handedIn.every((row) => row.analystId !== analystId)).length,
    mending: handedIn.length - standing.length,
  });
}
