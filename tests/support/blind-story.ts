import type { Judgement } from "@/lib/domain/assessments";
import type { Viewer } from "@/lib/domain/viewer";
import { addCommentOperation } from "@/lib/operations/add-comment";
import { adjudicateClaimOperation } from "@/lib/operations/adjudicate-claim";
import { assignClaimOperation } from "@/lib/operations/assign-claim";
import { editLinkOperation, linkEvidenceOperation, withdrawLinkOperation } from "@/lib/operations/link-evidence";
import { recordSearchOperation, withdrawSearchOperation } from "@/lib/operations/record-search";
import { relateClaimsOperation } from "@/lib/operations/relate-claims";
import { reopenClaimOperation } from "@/lib/operations/reopen-claim";
import { approveAssessmentOperation, returnAssessmentOperation } from "@/lib/operations/review-assessment";
import { saveAssessmentOperation } from "@/lib/operations/save-assessment";
import { startThreadOperation } from "@/lib/operations/start-thread";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import { takeClaimOperation } from "@/lib/operations/take-claim";
import { run } from "@/lib/pipeline/run";
import { makeArticle, spanOf } from "./article";
import { burned, documentText, done, judgement, madeClaim, madeEvidence, madeSource } from "./made";
import { asOwner, makeWorkspace, type TestWorkspace } from "./workspace";

/** Both stand in all that others write in secret, and nowhere else: one to find it by, one to ask for it with. */
export const secret = "zqsecret";
export const hushed = "zqhushed";
const secretly = `${secret} ${hushed}`;
/** Stands in what others write for the claim that is open to the walker. */
export const open = "zqopen";

export type BlindStory = {
  w: TestWorkspace;
  cast: Cast;
  articleId: string;
  versionId: string;
  /** The first event of all, after which a stream can go on. */
  firstEvent: string;
  /** Sentence in which the assigned claim stands. */
  sentenceId: string;
  /** Why an analyst who walks is blind for each; for `handedIn` they are not any more, for `beside` they never were. */
  claims: Record<Blinding | "handedIn" | "beside", string>;
  /** For which of these the walker is blind: reviewers and leads only for what is assigned to them. */
  blind: readonly Blinding[];
  /** Linked by others alone, and by the walker, too. */
  evidence: { theirs: string; shared: string };
};

type Blinding = "assigned" | "drafted" | "queued";
/** Who walks, and what the others do meanwhile: two assess, one judges. */
type Cast = { walker: Viewer; one: Viewer; two: Viewer; judge: Viewer };
const casts = {
  analyst: ({ analyst, second, reviewer, lead }) => ({ walker: second, one: analyst, two: lead, judge: reviewer }),
  lead: ({ analyst, second, reviewer, lead }) => ({ walker: lead, one: analyst, two: second, judge: reviewer }),
} satisfies Record<string, (viewers: TestWorkspace["viewers"]) => Cast>;

const said = (word: string, judged: Partial<Judgement> = {}): Judgement => ({ ...judgement, rationale: `${word} rationale`, ...judged });
const dissent = (word: string): Judgement => said(word, { tag: "unsupported", basis: "unverifiable", likelihood: "very unlikely" });

/**
 * A team at work on one article, in which somebody has claims still to assess. With `busy`, the others have done on these all
 * that can be done; without, nothing. Everything else is the same in both, in the same order.
 */
export async function blindStory(busy: boolean, walks: keyof typeof casts = "analyst"): Promise<BlindStory> {
  const w = await makeWorkspace();
  const { analyst, lead } = w.viewers;
  const cast = casts[walks](w.viewers);
  const { walker, one, two, judge } = cast;
  // Who came when must not differ from story to story.
  for (const [i, { userId }] of Object.values(w.viewers).entries()) {
    await asOwner(`UPDATE membership SET created_at = now() + $2 * interval '1 second' WHERE user_id = $1`, [userId, i]);
  }
  const article = await makeArticle(analyst);
  const claimAt = async (quote: string) => (await madeClaim(w, article, quote)).claimId;
  const claims = {
    assigned: await claimAt(burned),
    drafted: await claimAt("Police counted twelve trucks in the yard."),
    queued: await claimAt("nobody was hurt"),
    handedIn: await claimAt("Fire at the harbour"),
    beside: await claimAt("The harbour master said that nobody was hurt."),
  };
  const source = await madeSource(w);
  const evidence = {
    theirs: (await madeEvidence(w, source)).evidenceId,
    shared: (await madeEvidence(w, await madeSource(w, "The harbour's radio"))).evidenceId,
  };
  const assign = async (claimId: string, plan: object) => done(await run(assignClaimOperation, lead, { claimId, version: 0, plan }));
  const analysts = [walker, one, two].map((viewer) => viewer.userId);
  await assign(claims.assigned, { mode: "named", analysts, dueOn: null });
  await assign(claims.handedIn, { mode: "named", analysts: analysts.slice(0, 2), dueOn: null });
  await assign(claims.queued, { mode: "queue", wanted: 3, dueOn: null });
  for (const taker of [one, two]) done(await run(takeClaimOperation, taker, { claimId: claims.queued }));
  for (const toClaimId of [claims.assigned, claims.drafted, claims.queued]) {
    done(await run(relateClaimsOperation, lead, { fromClaimId: claims.beside, toClaimId, kind: "contradicts" }));
  }
  const [event] = await asOwner<{ id: string }>(`SELECT id FROM audit_event WHERE workspace_id = $1 ORDER BY id LIMIT 1`, [w.workspaceId]);
  const story: BlindStory = {
    w,
    cast,
    blind: walks === "analyst" ? ["assigned", "drafted", "queued"] : ["assigned"],
    firstEvent: event!.id,
    articleId: article.articleId,
    versionId: article.versionId,
    sentenceId: article.sentences[1]!.id,
    claims,
    evidence,
  };

  await ownWork(story);
  for (const claimId of [claims.handedIn, claims.beside]) await linked(one, claimId, evidence.theirs, open, "supports");
  const first = done(await run(submitAssessmentOperation, one, { claimId: claims.handedIn, version: 0, judgement: said(open) }));
  await linked(walker, claims.handedIn, evidence.shared, "mine", "supports");
  done(await run(submitAssessmentOperation, walker, { claimId: claims.handedIn, version: 0, judgement }));
  if (busy) await secretWork(story);
  // Acts after the secret ones: what is seen of these must not be shifted by what is not.
  const seen = { assessmentId: first.assessmentId, version: first.version, comment: `${open} comment`, withoutMissing: true };
  done(await run(approveAssessmentOperation, judge, seen));
  await linked(walker, claims.assigned, evidence.shared, "mine again", "qualifies");
  return story;
}

/** What the walker has done on the claims that they are blind for: that stays theirs to see. */
async function ownWork({ cast: { walker }, claims, evidence, sentenceId }: BlindStory): Promise<void> {
  done(await run(saveAssessmentOperation, walker, { claimId: claims.drafted, version: 0, judgement: said("mine") }));
  for (const claimId of [claims.assigned, claims.drafted]) {
    await linked(walker, claimId, evidence.shared, "mine", "supports");
    await searched(walker, claimId, "mine");
    await talked(walker, { kind: "claim", id: claimId }, "mine");
  }
  await talked(walker, { kind: "sentence", id: sentenceId }, "mine");
}

async function linked(by: Viewer, claimId: string, evidenceId: string, note: string, stance: string) {
  const quote = spanOf(stance === "refutes" ? "Nothing else burned." : "the warehouse burned on 3 May 2021", documentText);
  return done(await run(linkEvidenceOperation, by, { claimId, evidenceId, stance, credibility: 2, note: `${note} note`, ...quote }));
}

async function searched(by: Viewer, claimId: string, word: string) {
  const search = { query: `${word} query`, place: `${word} place`, searchedOn: "2021-06-01", outcome: `${word} outcome` };
  return done(await run(recordSearchOperation, by, { claimId, ...search }));
}

async function talked(by: Viewer, about: { kind: string; id: string }, word: string, mentions: string[] = []) {
  return done(await run(startThreadOperation, by, { about, text: `${word} comment`, mentions }));
}

/** All that can be done on a claim, by three others. */
async function secretWork(story: BlindStory): Promise<void> {
  const { w, cast, claims, evidence, sentenceId, blind } = story;
  const { walker, one, two, judge } = cast;
  const mentioned = [walker.userId];
  for (const claimId of blind.map((why) => claims[why])) {
    const link = await linked(one, claimId, evidence.theirs, secretly, "supports");
    await linked(two, claimId, evidence.shared, secretly, "refutes");
    const withdrawn = await linked(two, claimId, evidence.theirs, secretly, "context");
    const quote = spanOf("3 May 2021", documentText);
    const edited = { linkId: withdrawn.linkId, version: 1, stance: "context", credibility: 5, note: `${secretly} edited`, ...quote };
    done(await run(editLinkOperation, two, edited));
    done(await run(withdrawLinkOperation, two, { linkId: withdrawn.linkId, version: 2 }));
    done(await run(submitAssessmentOperation, one, { claimId, version: 0, judgement: said(secretly) }));
    done(await run(submitAssessmentOperation, two, { claimId, version: 0, judgement: dissent(secretly) }));
    await searched(one, claimId, secretly);
    done(await run(withdrawSearchOperation, two, await searched(two, claimId, secretly)));
    await talked(one, { kind: "claim", id: claimId }, secretly, mentioned);
    await talked(two, { kind: "link", id: link.linkId }, secretly, mentioned);
    // Leads keep the right answers, and so see them.
    if (walker.role === "lead") continue;
    await asOwner(
      `INSERT INTO known_answer (workspace_id, claim_id, tag, basis, explanation, created_by, created_at) VALUES ($1, $2, 'evidenced', 'single-source', $3, $4, now())`,
      [w.workspaceId, claimId, `${secretly} explanation`, two.userId],
    );
  }
  await talked(two, { kind: "sentence", id: sentenceId }, secretly, mentioned);
  const own = await asOwner<{ id: string }>(
    `SELECT id FROM thread WHERE workspace_id = $1 AND created_by = $2 AND (claim_id IS NULL OR claim_id = ANY($3))`,
    [w.workspaceId, walker.userId, blind.map((why) => claims[why])],
  );
  for (const { id } of own) done(await run(addCommentOperation, two, { threadId: id, text: `${secretly} answer`, mentions: mentioned }));

  // Returned, with a reason; handed in again, with an answer.
  const returned = { reasonCode: "evidence-missed", comment: `${secretly} returned` };
  const of = async (claimId: string, by: Viewer) =>
    (
      await asOwner<{ assessmentId: string; version: number }>(
        `SELECT id AS "assessmentId", version FROM assessment WHERE claim_id = $1 AND analyst_id = $2`,
        [claimId, by.userId],
      )
    )[0]!;
  for (const claimId of blind.filter((why) => why !== "drafted").map((why) => claims[why])) {
    done(await run(returnAssessmentOperation, judge, { ...(await of(claimId, one)), ...returned }));
  }
  const { version } = await of(claims.assigned, one);
  const again = { claimId: claims.assigned, version, judgement: said(secretly), answer: `${secretly} answer` };
  done(await run(submitAssessmentOperation, one, again));
  if (!blind.includes("drafted")) return;
  // Settled, opened again, and settled anew: a verdict stands, one is superseded.
  const settle = async () => {
    const seen = [await of(claims.drafted, one), await of(claims.drafted, two)];
    const settled = {
      claimId: claims.drafted,
      seen,
      judgement: dissent(`${secretly} settled`),
      reasonCode: "reading",
      reasons: `${secretly} reasons`,
    };
    done(await run(adjudicateClaimOperation, judge, settled));
  };
  await settle();
  const [verdict] = await asOwner<{ id: string }>(`SELECT id FROM verdict WHERE claim_id = $1`, [claims.drafted]);
  const reopened = { claimId: claims.drafted, verdictId: verdict!.id, reasons: `${secretly} reopened` };
  done(await run(reopenClaimOperation, judge, reopened));
  await settle();
}

/** What others made for the claims that the walker is blind for: the ids of its rows, and of the events that tell of it. */
export async function secretIds({ w, cast, claims, blind }: BlindStory): Promise<string[]> {
  const made: Record<string, string> = {
    assessment: "analyst_id",
    submission: "analyst_id",
    evidence_link: "created_by",
    search_record: "created_by",
    verdict: "settled_by",
    adjudication: "adjudicator_id",
  };
  const rows = Object.entries(made).map(
    ([table, maker]) => `SELECT id FROM ${table} WHERE workspace_id = $1 AND claim_id = ANY($2) AND ${maker} <> $3`,
  );
  rows.push(
    `SELECT c.id FROM comment c WHERE c.workspace_id = $1 AND c.author_id <> $3`,
    `SELECT t.id FROM thread t WHERE t.workspace_id = $1 AND t.created_by <> $3`,
    `SELECT n.id FROM notification n WHERE n.workspace_id = $1 AND n.user_id = $3 AND n.claim_id = ANY($2) AND n.kind <> 'assigned'`,
    `SELECT r.id FROM review r JOIN assessment a ON a.workspace_id = r.workspace_id AND a.id = r.assessment_id
      WHERE r.workspace_id = $1 AND a.claim_id = ANY($2)`,
    `SELECT e.id FROM audit_event e WHERE e.workspace_id = $1 AND e.claim_id = ANY($2) AND e.actor <> $4
      AND split_part(e.object, '/', 1) IN ('assessment', 'link', 'search', 'adjudication', 'thread', 'comment')`,
  );
  const { userId, pseudonym } = cast.walker;
  const found = await asOwner<{ id: string }>(`SELECT DISTINCT id FROM (${rows.join(" UNION ALL ")}) made WHERE $4::text IS NOT NULL`, [
    w.workspaceId,
    blind.map((why) => claims[why]),
    userId,
    pseudonym,
  ]);
  return found.map((row) => row.id);
}
