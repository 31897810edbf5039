import type { DisagreementCode } from "@/lib/domain/adjudication";
import { mayTakeUpAgain } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import type { ClaimAssessment, ClaimDetail } from "@/lib/domain/workbench";
import { judgementOf } from "./assessments";
import { blindAmong, isBlindFor } from "./blindness";
import { uncounted } from "./calibration";
import { assessmentOf, missingOf, sentencesPointedAt, withReviews } from "./claim-assessments";
import type { Prisma } from "./generated/client";
import { readAs, type ReadClient } from "./reading";

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/** One claim with all that hangs on it, as this viewer may see it. Every relation is one query, whatever its size. */
export async function readClaimDetail(viewer: Viewer, claimId: string): Promise<ClaimDetail> {
  return readAs(viewer, async (db) => {
    const blind = await isBlindFor(db, viewer, claimId);
    const claim = await db.claim.findUnique({
      where: { workspaceId_id: { workspaceId: viewer.workspaceId, id: claimId } },
      include: detailFor(viewer, blind),
    });
    if (!claim) throw new Refusal("not-found");
    const own = claim.assessments.find((assessment) => assessment.analystId === viewer.userId) ?? null;
    const others = claim.assessments.filter((assessment) => assessment.analystId !== viewer.userId);
    const related = [
      ...claim.relatesTo.map((relation) => ({ relation, other: relation.to, direction: "from" as const })),
      ...claim.relatedFrom.map((relation) => ({ relation, other: relation.from, direction: "to" as const })),
      // What was merged or split handed its relations on; they rest with it while it is retired.
    ].filter(({ other }) => claim.retired !== null || other.retired === null);
    const unseen = await blindAmong(
      db,
      viewer,
      related.map(({ other }) => other.id),
    );
    const people = await namesOf(db, viewer, claim);
    const name = (id: string): string => people.get(id) ?? "a former member";
    const before = await quotesBefore(db, viewer, claim.anchors);
    const words = await sentencesPointedAt(db, viewer, claim.assessments);
    const without = await uncounted(
      db,
      viewer.workspaceId,
      claim.assessments.map((row) => row.analystId),
    );
    const assessment = (row: (typeof claim.assessments)[number]): ClaimAssessment => assessmentOf(row, viewer, name, words, without);
    return {
      claim: {
        id: claim.id,
        number: claim.number,
        statement: claim.statement,
        speaker: claim.speaker,
        mode: claim.mode as ClaimDetail["claim"]["mode"],
        retired: claim.retired as ClaimDetail["claim"]["retired"],
        retiredInto: claim.retiredInto,
        version: claim.version,
        articleId: claim.articleId,
        articleTitle: claim.article.title,
        training: claim.article.training,
        createdBy: name(claim.createdBy),
        createdAt: claim.createdAt.toISOString(),
      },
      anchors: claim.anchors
        .filter((anchor) => anchor.articleVersionId === claim.article.currentVersionId)
        .map(({ id, start, end, exact, prefix, suffix, state, score, version, fromAnchorId }) => ({
          id,
          start,
          end,
          exact,
          prefix,
          suffix,
          score,
          version,
          state: state as ClaimDetail["anchors"][number]["state"],
          before: before.get(fromAnchorId ?? "") ?? null,
        })),
      relations: related.map(({ relation, other, direction }) => ({
        kind: relation.kind as ClaimDetail["relations"][number]["kind"],
        direction,
        claim: {
          id: other.id,
          number: other.number,
          statement: other.statement,
          verdict: unseen.has(other.id) ? null : ((other.verdicts[0] as ClaimDetail["relations"][number]["claim"]["verdict"]) ?? null),
        },
      })),
      verdicts: claim.verdicts.map((verdict) => ({
        ...(judgementOf(verdict) as ClaimDetail["verdicts"][number]),
        id: verdict.id,
        settledBy: name(verdict.settledBy),
        settledAt: verdict.settledAt.toISOString(),
        supersededAt: verdict.supersededAt?.toISOString() ?? null,
        assessmentId: verdict.assessmentId,
        adjudication: verdict.adjudication && {
          id: verdict.adjudication.id,
          takenId: verdict.adjudication.takenId,
          reasonCode: verdict.adjudication.reasonCode as DisagreementCode,
          reasons: verdict.adjudication.reasons,
        },
      })),
      own: own && assessment(own),
      notYet: without.get(viewer.userId) ?? null,
      mayTakeUpAgain: mayTakeUpAgain(
        viewer,
        claim.verdicts.find((verdict) => !verdict.supersededAt && verdict.assessmentId === own?.id) ?? null,
      ),
      others: others.map(assessment),
      blind,
      missing: blind ? 0 : missingOf(claim, without),
      links: claim.links.map((link) => ({
        id: link.id,
        stance: link.stance as ClaimDetail["links"][number]["stance"],
        credibility: link.credibility,
        exact: link.exact,
        start: link.start,
        end: link.end,
        note: link.note,
        withdrawnAt: link.withdrawnAt?.toISOString() ?? null,
        byId: link.createdBy,
        by: name(link.createdBy),
        at: link.createdAt.toISOString(),
        version: link.version,
        evidence: {
          id: link.evidence.id,
          title: link.evidence.title,
          url: link.evidence.url,
          publishedOn: day(link.evidence.publishedOn),
          intake: link.evidence.intake as "url" | "file" | "typed",
          snapshotId: link.evidence.snapshotId,
          sha256: link.evidence.snapshot.sha256,
          fetchedAt: link.evidence.snapshot.fetchedAt.toISOString(),
          source: link.evidence.source as ClaimDetail["links"][number]["evidence"]["source"],
        },
      })),
      searches: claim.searches.map((search) => ({
        id: search.id,
        query: search.query,
        place: search.place,
        searchedOn: day(search.searchedOn)!,
        outcome: search.outcome,
        by: name(search.createdBy),
        at: search.createdAt.toISOString(),
        withdrawnAt: search.withdrawnAt?.toISOString() ?? null,
        version: search.version,
      })),
    };
  });
}

const relatedClaim = {
  retired: true,
  id: true,
  number: true,
  statement: true,
  verdicts: { where: { supersededAt: null }, select: { tag: true, basis: true } },
} as const;

/** What is read of a claim: others' drafts never, and while the viewer is blind for it nothing that others made for it. */
function detailFor({ userId }: Viewer, blind: boolean) {
  const made = blind ? { createdBy: userId } : {};
  return {
    article: { select: { title: true, training: true, currentVersionId: true } },
    anchors: { orderBy: [{ ordinal: "asc" }] },
    relatesTo: { include: { to: { select: relatedClaim } }, orderBy: [{ kind: "asc" }, { createdAt: "asc" }] },
    relatedFrom: { include: { from: { select: relatedClaim } }, orderBy: [{ kind: "asc" }, { createdAt: "asc" }] },
    assessments: {
      where: blind ? { analystId: userId } : { OR: [{ analystId: userId }, { submissions: { some: {} } }] },
      include: withReviews,
      orderBy: [{ submittedAt: "asc" }],
    },
    verdicts: { where: blind ? { id: { in: [] } } : {}, include: { adjudication: true }, orderBy: [{ settledAt: "desc" }] },
    plan: { select: { wanted: true } },
    assignments: { where: { state: "open" }, select: { analystId: true } },
    links: {
      where: made,
      include: {
        evidence: {
          include: {
            source: { select: { id: true, name: true, reliability: true, origin: true } },
            snapshot: { select: { sha256: true, fetchedAt: true } },
          },
        },
      },
      orderBy: [{ createdAt: "asc" }],
    },
    searches: { where: made, orderBy: [{ createdAt: "asc" }] },
  } as const satisfies Prisma.ClaimInclude;
}

type DetailRow = Prisma.ClaimGetPayload<{ include: ReturnType<typeof detailFor> }>;

/** Names of everybody who had a hand in the claim, in one query. */
async function namesOf(db: ReadClient, viewer: Viewer, claim: DetailRow): Promise<Map<string, string>> {
  const ids = new Set([
    claim.createdBy,
    ...claim.assessments.flatMap((row) => [row.analystId, ...row.reviews.map((review) => review.reviewerId)]),
    ...claim.verdicts.map((row) => row.settledBy),
    ...claim.links.map((row) => row.createdBy),
    ...claim.searches.map((row) => row.createdBy),
  ]);
  const members = await db.membership.findMany({
    where: { workspaceId: viewer.workspaceId, userId: { in: [...ids] } },
    select: { userId: true, user: { select: { name: true } } },
  });
  return new Map(members.map((member) => [member.userId, member.user.name]));
}

/** What each re-anchored place said in the version before, so that a fuzzy one can be compared. */
async function quotesBefore(db: ReadClient, viewer: Viewer, anchors: DetailRow["anchors"]): Promise<Map<string, string>> {
  const ids = anchors.flatMap((anchor) => (anchor.fromAnchorId ? [anchor.fromAnchorId] : []));
  if (ids.length === 0) return new Map();
  const rows = await db.anchor.findMany({
    where: { workspaceId: viewer.workspaceId, id: { in: ids } },
    select: { id: true, exact: true },
  });
  return new Map(rows.map((row) => [row.id, row.exact]));
}
