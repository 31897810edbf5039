import { acceptCandidateOperation } from "@/lib/operations/accept-candidate";
import { addCommentOperation } from "@/lib/operations/add-comment";
import { adjudicateClaimOperation } from "@/lib/operations/adjudicate-claim";
import { addEvidenceOperation, editEvidenceOperation } from "@/lib/operations/add-evidence";
import { addSourceOperation, editSourceOperation } from "@/lib/operations/add-source";
import { assignArticleOperation } from "@/lib/operations/assign-article";
import { assignClaimOperation } from "@/lib/operations/assign-claim";
import { askModelOperation } from "@/lib/operations/ask-model";
import { changeRoleOperation } from "@/lib/operations/change-role";
import { changeWorkspaceOperation } from "@/lib/operations/change-workspace";
import { createClaimOperation } from "@/lib/operations/create-claim";
import { rejectCandidateOperation, reopenCandidateOperation } from "@/lib/operations/decide-candidate";
import { disposeSentenceOperation } from "@/lib/operations/dispose-sentence";
import { editArticleOperation, finishArticleOperation, reopenArticleOperation } from "@/lib/operations/edit-article";
import { eraseNameOperation } from "@/lib/operations/erase-name";
import { eraseWordsOperation, findWordsOperation } from "@/lib/operations/erase-words";
import { editCommentOperation, withdrawCommentOperation } from "@/lib/operations/edit-comment";
import { editClaimOperation } from "@/lib/operations/edit-claim";
import { exportBundleOperation } from "@/lib/operations/export-bundle";
import { freezeSnapshotOperation } from "@/lib/operations/freeze-snapshot";
import { importArticleOperation } from "@/lib/operations/import-article";
import { importArticleVersionOperation } from "@/lib/operations/import-article-version";
import { inviteMemberOperation } from "@/lib/operations/invite-member";
import { editLinkOperation, linkEvidenceOperation, restoreLinkOperation, withdrawLinkOperation } from "@/lib/operations/link-evidence";
import { mailNewsOperation } from "@/lib/operations/mail-news";
import { mergeClaimsOperation } from "@/lib/operations/merge-claims";
import { confirmAnchorOperation, placeAnchorOperation } from "@/lib/operations/place-anchor";
import { proposeCandidatesOperation } from "@/lib/operations/propose-candidates";
import { publishGuidelinesOperation } from "@/lib/operations/publish-guidelines";
import { putBackAnchorOperation } from "@/lib/operations/put-back-anchor";
import { reassignClaimsOperation } from "@/lib/operations/reassign-claims";
import { chooseNewsOperation, readNewsOperation } from "@/lib/operations/read-news";
import { recordBundleOperation } from "@/lib/operations/record-bundle";
import { recordSearchOperation, restoreSearchOperation, withdrawSearchOperation } from "@/lib/operations/record-search";
import { releaseAssignmentsOperation } from "@/lib/operations/release-assignments";
import { relateClaimsOperation, unrelateClaimsOperation } from "@/lib/operations/relate-claims";
import { removeMemberOperation } from "@/lib/operations/remove-member";
import { reopenClaimOperation } from "@/lib/operations/reopen-claim";
import { reopenThreadOperation, resolveThreadOperation } from "@/lib/operations/resolve-thread";
import { restoreClaimOperation, withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { approveAssessmentOperation, returnAssessmentOperation } from "@/lib/operations/review-assessment";
import { reviseAssessmentOperation } from "@/lib/operations/revise-assessment";
import { saveAssessmentOperation } from "@/lib/operations/save-assessment";
import { setKnownAnswerOperation, withdrawKnownAnswerOperation } from "@/lib/operations/set-known-answer";
import { setTrainingOperation } from "@/lib/operations/set-training";
import { splitClaimOperation } from "@/lib/operations/split-claim";
import { startThreadOperation } from "@/lib/operations/start-thread";
import { resumeProposingOperation, stopProposingOperation } from "@/lib/operations/stop-proposing";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import { undoReviewOperation } from "@/lib/operations/undo-review";
import { redoMergeOperation, undoMergeOperation } from "@/lib/operations/undo-merge";
import { redoSplitOperation, undoSplitOperation } from "@/lib/operations/undo-split";
import { takeClaimOperation } from "@/lib/operations/take-claim";
import { withdrawInvitationOperation } from "@/lib/operations/withdraw-invitation";
import type { AnyOperation } from "@/lib/pipeline/operation";
import { run } from "@/lib/pipeline/run";
import { articleText, makeArticle, spanOf } from "./article";
import { madeAssignment, madeQueue } from "./assigned";
import {
  anchorIn,
  burned,
  documentText,
  done,
  judgement,
  madeAdjudication,
  madeAnswer,
  madeCandidate,
  madeClaim,
  madeDisagreement,
  madeEvidence,
  madeLink,
  madeSearch,
  madeSnapshot,
  madeSource,
  madeSubmission,
  madeThread,
  madeTraining,
} from "./made";
import { configureModel } from "./model-stub";
import { asOwner, type TestWorkspace } from "./workspace";

export type Who = "observer" | "analyst" | "second" | "reviewer" | "lead";
type Role = Exclude<Who, "second">;

export type Subject = {
  operation: AnyOperation;
  /** The roles that may; nobody else. */
  may: readonly Role[];
  /** Whether it is about something that another workspace does not have. */
  subject: boolean;
  /** It is nobody's record: no event is made of it. */
  quiet?: boolean;
  /** A valid input for the members of this workspace, and all that it needs. */
  given: (w: TestWorkspace) => Promise<Record<string, unknown>>;
};

const analysts = ["analyst", "reviewer", "lead"] as const;
const author = ["analyst"] as const;
const reviewers = ["reviewer", "lead"] as const;
const leads = ["lead"] as const;
/** What is the analyst's own, leads may do, too. */
const own = ["analyst", "lead"] as const;

const row = (operation: AnyOperation, may: readonly Role[], given: Subject["given"], subject = true): Subject => ({
  operation,
  may,
  subject,
  given,
});

const everybody = ["observer", ...analysts] as const;
const quiet = (operation: AnyOperation, given: Subject["given"]): Subject => ({ ...row(operation, everybody, given, false), quiet: true });

/** A later version of the test article in which the first sentence reads otherwise, so that its claim is found with doubt. */
export const laterText = articleText.replace(burned, "The old warehouse burned down entirely on 3 May 2021.");

async function inLaterVersion(w: TestWorkspace) {
  const claim = await madeClaim(w);
  const later = done(
    await run(importArticleVersionOperation, w.viewers.analyst, { articleId: claim.articleId, version: 1, text: laterText }),
  );
  return { ...claim, ...(await anchorIn(later.versionId, claim.claimId)) };
}

/** As an article looks of which the background has not read the end yet. */
async function unsplitVersion(w: TestWorkspace) {
  const { versionId } = await makeArticle(w.viewers.analyst);
  await asOwner(`UPDATE sentence SET split = false WHERE article_version_id = $1`, [versionId]);
  await asOwner(`DELETE FROM candidate WHERE article_version_id = $1`, [versionId]);
  await asOwner(`INSERT INTO split_job VALUES ($1, $2, now())`, [w.workspaceId, versionId]);
  return { articleVersionId: versionId };
}

const articleScope = async (w: TestWorkspace) => ({ of: "article", article: (await makeArticle(w.viewers.analyst)).articleId });

async function twoClaims(w: TestWorkspace) {
  const article = await makeArticle(w.viewers.analyst);
  return [await madeClaim(w, article), await madeClaim(w, article, "Police counted twelve trucks in the yard.")] as const;
}

async function splitDone(w: TestWorkspace) {
  const claim = await madeClaim(w);
  await madeLink(w, claim.claimId);
  const parts = [{ statement: "The warehouse burned down." }, { statement: "It burned on 3 May 2021." }];
  const { claimId, version } = done(await run(splitClaimOperation, w.viewers.analyst, { ...claimOf(claim), parts }));
  return { claimId, done: version };
}

async function mergeDone(w: TestWorkspace) {
  const [into, merged] = await twoClaims(w);
  await madeLink(w, merged.claimId);
  const merge = { into: claimOf(into), merged: [claimOf(merged)], statement: "The warehouse burned down, and police counted trucks." };
  const { claimId, version } = done(await run(mergeClaimsOperation, w.viewers.analyst, merge));
  return { claimId, done: version };
}

/** One row an operation that needs a Viewer: the tests of each and the authorization matrix are made of it. */
export const subjects: Subject[] = [
  row(acceptCandidateOperation, analysts, (w) => madeCandidate(w)),
  row(addSourceOperation, analysts, async () => ({ name: "Reuters", reliability: "B", origin: "", note: "a wire" }), false),
  row(editSourceOperation, analysts, async (w) => ({
    sourceId: (await madeSource(w)).sourceId,
    version: 1,
    name: "Reuters",
    reliability: "A",
    origin: "wires",
  })),
  row(addEvidenceOperation, analysts, async (w) => ({
    title: "The brigade's log",
    publishedOn: "2021-05-04",
    intake: "typed",
    snapshotId: (await madeSnapshot(w)).snapshotId,
    sourceId: (await madeSource(w)).sourceId,
  })),
  row(editEvidenceOperation, analysts, async (w) => {
    const { evidenceId, version, sourceId } = await madeEvidence(w);
    return { evidenceId, version, sourceId, title: "The log of 3 May", url: "https://example.org/log", publishedOn: null };
  }),
  row(assignArticleOperation, leads, async (w) => ({
    articleId: (await madeClaim(w)).articleId,
    version: 0,
    plan: { mode: "named", analysts: [w.viewers.analyst.userId, w.viewers.second.userId], dueOn: "2031-02-03" },
  })),
  row(assignClaimOperation, leads, async (w) => ({
    claimId: (await madeClaim(w)).claimId,
    version: 0,
    plan: { mode: "queue", wanted: 3, dueOn: null },
  })),
  row(takeClaimOperation, analysts, async (w) => ({ claimId: (await madeQueue(w, 1)).claimId })),
  row(releaseAssignmentsOperation, own, async (w) => {
    const { assignmentId, version } = await madeAssignment(w, w.viewers.analyst);
    return { assignments: [{ assignmentId, version }] };
  }),
  row(reassignClaimsOperation, leads, async (w) => {
    const { assignmentId, version } = await madeAssignment(w, w.viewers.analyst);
    return { assignments: [{ assignmentId, version }], to: w.viewers.second.userId };
  }),
  row(askModelOperation, analysts, async (w) => {
    await configureModel();
    return { articleVersionId: (await makeArticle(w.viewers.analyst)).versionId, from: 0, to: 5 };
  }),
  row(changeRoleOperation, leads, async (w) => ({ userId: w.viewers.analyst.userId, version: 1, role: "reviewer" })),
  row(changeWorkspaceOperation, leads, async () => ({ version: 1, name: "Another desk", settlement: "submission" }), false),
  row(createClaimOperation, analysts, async (w) => ({
    articleVersionId: (await makeArticle(w.viewers.analyst)).versionId,
    statement: burned,
    spans: [spanOf(burned)],
  })),
  row(rejectCandidateOperation, analysts, async (w) => ids(await madeCandidate(w))),
  row(reopenCandidateOperation, analysts, async (w) => {
    const { candidateId, version } = done(await run(rejectCandidateOperation, w.viewers.analyst, ids(await madeCandidate(w))));
    return { candidateId, version };
  }),
  row(disposeSentenceOperation, analysts, async (w) => {
    const { sentences } = await makeArticle(w.viewers.analyst);
    return { sentenceId: sentences[0]!.id, version: 1, disposition: "boilerplate", reason: "A headline." };
  }),
  row(editArticleOperation, analysts, async (w) => ({
    articleId: (await makeArticle(w.viewers.analyst)).articleId,
    version: 1,
    title: "Fire at the docks",
    language: "en",
    publishedOn: "2021-05-04",
  })),
  row(finishArticleOperation, analysts, async (w) => ({
    articleId: (await makeArticle(w.viewers.analyst)).articleId,
    version: 1,
    reason: "The rest is opinion.",
  })),
  row(reopenArticleOperation, analysts, async (w) => {
    const { articleId } = await makeArticle(w.viewers.analyst);
    return done(await run(finishArticleOperation, w.viewers.analyst, { articleId, version: 1, reason: "Done." }));
  }),
  row(editClaimOperation, analysts, async (w) => ({
    claimId: (await madeClaim(w)).claimId,
    version: 1,
    statement: "The warehouse [at the harbour] burned down on 3 May 2021.",
  })),
  { ...row(exportBundleOperation, reviewers, async (w) => ({ scope: await articleScope(w), withhold: ["sources"] })), quiet: true },
  row(recordBundleOperation, reviewers, async (w) => ({
    bundleId: w.viewers.lead.userId,
    asked: { scope: await articleScope(w), withhold: [] },
    files: { "README.txt": "00".repeat(32) },
    parts: "11".repeat(32),
    through: 12,
  })),
  row(freezeSnapshotOperation, analysts, async () => ({ intake: "typed", text: documentText }), false),
  row(importArticleOperation, analysts, async () => ({ title: "Fire at the harbour", text: articleText }), false),
  row(importArticleVersionOperation, analysts, async (w) => ({
    articleId: (await makeArticle(w.viewers.analyst)).articleId,
    version: 1,
    text: laterText,
  })),
  row(inviteMemberOperation, leads, async (w) => ({ email: `new@${w.slug}.test`, role: "analyst" }), false),
  row(linkEvidenceOperation, analysts, async (w) => {
    const [{ claimId }, { evidenceId }] = [await madeClaim(w), await madeEvidence(w)];
    return { claimId, evidenceId, stance: "refutes", credibility: 3, note: "", ...spanOf("Nothing else burned.", documentText) };
  }),
  row(editLinkOperation, analysts, async (w) => {
    const { linkId, version } = await madeLink(w, (await madeClaim(w)).claimId);
    return { linkId, version, stance: "context", credibility: 4, note: "Only the day.", ...spanOf("3 May 2021", documentText) };
  }),
  row(withdrawLinkOperation, analysts, async (w) => linkOf(await madeLink(w, (await madeClaim(w)).claimId))),
  row(restoreLinkOperation, analysts, async (w) =>
    done(await run(withdrawLinkOperation, w.viewers.analyst, linkOf(await madeLink(w, (await madeClaim(w)).claimId)))),
  ),
  row(mergeClaimsOperation, analysts, async (w) => {
    const [into, merged] = await twoClaims(w);
    await madeLink(w, merged.claimId);
    return { into: claimOf(into), merged: [claimOf(merged)], statement: "The warehouse burned down, and police counted trucks." };
  }),
  row(confirmAnchorOperation, analysts, async (w) => {
    const { anchorId, state } = await inLaterVersion(w);
    if (state !== "fuzzy") throw new Error(`the anchor is ${state}`);
    return { anchorId, version: 1 };
  }),
  row(placeAnchorOperation, analysts, async (w) => ({
    anchorId: (await inLaterVersion(w)).anchorId,
    version: 1,
    ...spanOf("burned down entirely", laterText),
  })),
  row(putBackAnchorOperation, analysts, async (w) => {
    const { anchorId } = await inLaterVersion(w);
    const { version } = done(await run(confirmAnchorOperation, w.viewers.analyst, { anchorId, version: 1 }));
    return { anchorId, done: version };
  }),
  row(proposeCandidatesOperation, analysts, unsplitVersion),
  row(stopProposingOperation, analysts, unsplitVersion),
  row(resumeProposingOperation, analysts, async (w) => {
    const input = await unsplitVersion(w);
    done(await run(stopProposingOperation, w.viewers.lead, input));
    return input;
  }),
  row(startThreadOperation, analysts, async (w) => ({
    about: { kind: "claim", id: (await madeClaim(w)).claimId },
    text: "Which warehouse is meant, @Sam?",
    mentions: [w.viewers.second.userId],
  })),
  row(addCommentOperation, analysts, async (w) => ({ threadId: (await madeThread(w)).threadId, text: "The old one." })),
  row(editCommentOperation, author, async (w) => ({
    commentId: (await madeThread(w)).commentId,
    version: 1,
    text: "Which of the two is meant?",
  })),
  row(withdrawCommentOperation, ["analyst", "lead"], async (w) => ({ commentId: (await madeThread(w)).commentId, version: 1 })),
  row(resolveThreadOperation, analysts, async (w) => ({ threadId: (await madeThread(w)).threadId, version: 1 })),
  row(reopenThreadOperation, analysts, async (w) => {
    const { threadId } = await madeThread(w);
    return { threadId, version: done(await run(resolveThreadOperation, w.viewers.analyst, { threadId, version: 1 })).version };
  }),
  row(publishGuidelinesOperation, leads, async () => ({ version: 0, text: "# How we read\n\nA range includes its ends." }), false),
  row(setTrainingOperation, leads, async (w) => ({
    articleId: (await makeArticle(w.viewers.analyst)).articleId,
    version: 1,
    training: true,
  })),
  row(setKnownAnswerOperation, leads, async (w) => ({
    claimId: (await madeTraining(w)).claimId,
    version: 0,
    tag: "unsupported",
    basis: "refuted",
    explanation: "The log says otherwise.",
  })),
  row(withdrawKnownAnswerOperation, leads, async (w) => {
    const { claimId } = await madeTraining(w);
    return { claimId, version: (await madeAnswer(w, claimId)).version };
  }),
  quiet(mailNewsOperation, async () => ({ mail: "each" })),
  quiet(readNewsOperation, async () => ({ ids: "all" })),
  quiet(chooseNewsOperation, async () => ({ settings: [{ kind: "mention", inApp: true, mail: "digest" }] })),
  row(recordSearchOperation, analysts, async (w) => ({
    claimId: (await madeClaim(w)).claimId,
    query: "harbour fire",
    place: "the archive",
    searchedOn: "2021-06-01",
    outcome: "Nothing.",
  })),
  row(withdrawSearchOperation, analysts, async (w) => madeSearch(w, (await madeClaim(w)).claimId)),
  row(restoreSearchOperation, analysts, async (w) =>
    done(await run(withdrawSearchOperation, w.viewers.analyst, await madeSearch(w, (await madeClaim(w)).claimId))),
  ),
  row(relateClaimsOperation, analysts, async (w) => {
    const [from, to] = await twoClaims(w);
    return { fromClaimId: from.claimId, toClaimId: to.claimId, kind: "contradicts" };
  }),
  row(unrelateClaimsOperation, analysts, async (w) => {
    const [from, to] = await twoClaims(w);
    const relation = { fromClaimId: from.claimId, toClaimId: to.claimId, kind: "contradicts" };
    done(await run(relateClaimsOperation, w.viewers.analyst, relation));
    return relation;
  }),
  row(removeMemberOperation, leads, async (w) => ({ userId: w.viewers.second.userId, version: 1 })),
  row(
    eraseWordsOperation,
    leads,
    async (w) => {
      await madeClaim(w);
      return { words: ["warehouse"], basis: "A court order." };
    },
    false,
  ),
  { ...row(findWordsOperation, leads, async () => ({ words: ["warehouse"] }), false), quiet: true },
  row(eraseNameOperation, leads, async (w) => {
    const { userId } = w.viewers.second;
    done(await run(removeMemberOperation, w.viewers.lead, { userId, version: 1 }));
    return { userId, version: 2, basis: "GDPR, article 17." };
  }),
  row(withdrawClaimOperation, analysts, async (w) => ({ ...claimOf(await madeClaim(w)), comment: "It says nothing that can be checked." })),
  row(restoreClaimOperation, analysts, async (w) =>
    done(await run(withdrawClaimOperation, w.viewers.analyst, claimOf(await madeClaim(w)))),
  ),
  row(approveAssessmentOperation, reviewers, async (w) => assessmentOf(await madeSubmission(w))),
  row(returnAssessmentOperation, reviewers, async (w) => ({
    ...assessmentOf(await madeSubmission(w)),
    reasonCode: "evidence-missed",
    comment: "The police report is missing.",
  })),
  // A review is its reviewer's to take back.
  row(undoReviewOperation, ["reviewer"], async (w) => {
    const submitted = assessmentOf(await madeSubmission(w));
    return assessmentOf(done(await run(approveAssessmentOperation, w.viewers.reviewer, submitted)));
  }),
  row(adjudicateClaimOperation, reviewers, async (w) => {
    const { claimId, seen, first } = await madeDisagreement(w);
    return { claimId, seen, takenId: first.assessmentId, reasonCode: "reading", reasons: "The log was written on the spot." };
  }),
  row(reopenClaimOperation, reviewers, async (w) => {
    const { claimId, verdictId } = await madeAdjudication(w);
    return { claimId, verdictId, reasons: "A second log has turned up." };
  }),
  row(reviseAssessmentOperation, author, async (w) => assessmentOf(await madeSubmission(w))),
  row(saveAssessmentOperation, analysts, async (w) => ({ claimId: (await madeClaim(w)).claimId, version: 0, judgement })),
  row(splitClaimOperation, analysts, async (w) => ({
    ...claimOf(await madeClaim(w)),
    parts: [{ statement: "The warehouse burned down." }, { statement: "It burned on 3 May 2021.", spans: [spanOf("3 May 2021")] }],
  })),
  row(undoSplitOperation, analysts, async (w) => splitDone(w)),
  row(redoSplitOperation, analysts, async (w) => {
    const split = await splitDone(w);
    done(await run(undoSplitOperation, w.viewers.analyst, split));
    return split;
  }),
  row(undoMergeOperation, analysts, async (w) => mergeDone(w)),
  row(redoMergeOperation, analysts, async (w) => {
    const merge = await mergeDone(w);
    done(await run(undoMergeOperation, w.viewers.analyst, merge));
    return merge;
  }),
  row(submitAssessmentOperation, analysts, async (w) => {
    const { claimId } = await madeClaim(w);
    await madeLink(w, claimId);
    return { claimId, version: 0, judgement };
  }),
  row(withdrawInvitationOperation, leads, async (w) => {
    const { invitationId } = done(await run(inviteMemberOperation, w.viewers.lead, { email: `new@${w.slug}.test`, role: "analyst" }));
    return { invitationId, version: 1 };
  }),
];

/** @throws where an operation has no row yet */
export function givenFor(operation: AnyOperation): Subject {
  const found = subjects.find((each) => each.operation === operation);
  if (!found) throw new Error(`tests/support/subjects.ts has no row for ${operation.name}`);
  return found;
}

const ids = ({ candidateId, version }: { candidateId: string; version: number }) => ({ candidateId, version });
const claimOf = ({ claimId, version }: { claimId: string; version: number }) => ({ claimId, version });
const linkOf = ({ linkId, version }: { linkId: string; version: number }) => ({ linkId, version });
const assessmentOf = ({ assessmentId, version }: { assessmentId: string; version: number }) => ({ assessmentId, version });
