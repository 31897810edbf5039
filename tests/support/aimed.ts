import { uuidV7 } from "@/lib/domain/ids";
import { asOwner } from "./workspace";
import type { BlindStory } from "./blind-story";

type Input = Record<string, unknown>;
/** Stands for what is not there. */
const nothing = uuidV7(1_700_000_000_000, new Uint8Array(10).fill(7));

/**
 * Turns an input that is valid elsewhere upon a claim of a story: every id in it becomes that of what others made for this claim, where there is such, and
 * every version that of what it then names.
 */
export async function aimer(story: BlindStory, why: keyof BlindStory["claims"]): Promise<(input: Input) => Input> {
  const { w, cast, claims, evidence } = story;
  const claimId = claims[why];
  const one = async (sql: string): Promise<string> => {
    const [row] = await asOwner<{ id: string }>(`${sql} AND $1::uuid IS NOT NULL AND $2::uuid IS NOT NULL LIMIT 1`, [
      claimId,
      cast.walker.userId,
    ]);
    return row?.id ?? nothing;
  };
  const others = (table: string, maker: string): Promise<string> => one(`SELECT id FROM ${table} WHERE claim_id = $1 AND ${maker} <> $2`);
  const link = await others("evidence_link", "created_by");
  const thread = await others("thread", "created_by");
  const ids: Input = {
    claimId,
    fromClaimId: claimId,
    toClaimId: claims.beside,
    articleId: story.articleId,
    articleVersionId: story.versionId,
    sentenceId: story.sentenceId,
    anchorId: await one(`SELECT id FROM anchor WHERE claim_id = $1`),
    assessmentId: await others("assessment", "analyst_id"),
    takenId: await others("assessment", "analyst_id"),
    linkId: link,
    searchId: await others("search_record", "created_by"),
    threadId: thread,
    commentId: await one(
      `SELECT c.id FROM comment c JOIN thread t ON t.workspace_id = c.workspace_id AND t.id = c.thread_id WHERE t.claim_id = $1 AND c.author_id <> $2`,
    ),
    verdictId: await one(`SELECT id FROM verdict WHERE claim_id = $1`),
    adjudicationId: await one(`SELECT id FROM adjudication WHERE claim_id = $1`),
    assignmentId: await others("assignment", "analyst_id"),
    evidenceId: evidence.theirs,
    sourceId: await one(`SELECT source_id AS id FROM evidence WHERE id = '${evidence.theirs}'`),
    snapshotId: await one(`SELECT snapshot_id AS id FROM evidence WHERE id = '${evidence.theirs}'`),
    userId: cast.one.userId,
    to: cast.one.userId,
  };
  const about: Input = { claim: claimId, link, sentence: story.sentenceId };
  const versions = new Map<unknown, number>();
  for (const table of ["claim", "assessment", "evidence_link", "search_record", "thread", "comment", "assignment", "article", "evidence"]) {
    const rows = await asOwner<{ id: string; version: number }>(`SELECT id, version FROM "${table}" WHERE workspace_id = $1`, [
      w.workspaceId,
    ]);
    for (const { id, version } of rows) versions.set(id, version);
  }
  const [own] = await asOwner<{ version: number }>(`SELECT version FROM assessment WHERE claim_id = $1 AND analyst_id = $2`, [
    claimId,
    cast.walker.userId,
  ]);
  const turn = (input: unknown): unknown => {
    if (Array.isArray(input)) return input.map(turn);
    if (typeof input !== "object" || input === null) return input;
    const turned = Object.fromEntries(Object.entries(input).map(([key, value]) => [key, ids[key] ?? turn(value)])) as Input;
    if (typeof turned.kind === "string" && "id" in turned) turned.id = about[turned.kind] ?? turned.id;
    if (Array.isArray(turned.merged))
      turned.merged = turned.merged.map(() => ({ claimId: claims.beside, version: versions.get(claims.beside) }));
    if (typeof turned.version !== "number") return turned;
    const named = ["assessmentId", "linkId", "searchId", "threadId", "commentId", "assignmentId", "claimId", "articleId", "evidenceId"]
      .map((key) => versions.get(turned[key]))
      .find((version) => version !== undefined);
    return { ...turned, version: "judgement" in turned ? (own?.version ?? 0) : (named ?? turned.version) };
  };
  return (input) => turn(input) as Input;
}
