import type { AboutKind } from "@/lib/domain/discussion";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { isBlindSql, isSeenSql } from "./blindness";
import { Prisma } from "./generated/client";
import { lockRow } from "./locking";
import type { ReadClient } from "./reading";
import type { Tx } from "./transaction";

export type ThreadRow = Prisma.ThreadGetPayload<object>;
export type CommentRow = Prisma.CommentGetPayload<object>;

/** What a discussion is to be about: its article, and the claim that it belongs to. A withdrawn link can still be discussed. */
export async function lockAbout(
  tx: Tx,
  about: { kind: AboutKind; id: string },
): Promise<{ articleId: string; claimId: string | null; words: string; madeBy: string | null }> {
  if (about.kind === "sentence") {
    const sentence = await tx.sentence.findUnique({
      where: { workspaceId_id: { workspaceId: tx.workspaceId, id: about.id } },
      select: { start: true, end: true, articleVersion: { select: { articleId: true, text: true } } },
    });
    if (!sentence) throw new Refusal("not-found");
    const { articleId, text } = sentence.articleVersion;
    return { articleId, claimId: null, words: text.slice(sentence.start, sentence.end), madeBy: null };
  }
  if (about.kind === "claim") {
    const { articleId, id, statement } = await lockRow(tx, "claim", about.id);
    return { articleId, claimId: id, words: statement, madeBy: null };
  }
  const link = await tx.evidenceLink.findUnique({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: about.id } },
    select: { claimId: true, createdBy: true, exact: true, claim: { select: { articleId: true } } },
  });
  if (!link) throw new Refusal("not-found");
  return { articleId: link.claim.articleId, claimId: link.claimId, words: link.exact, madeBy: link.createdBy };
}

/**
 * Whether the viewer sees a comment `c` of a thread `t`, as literal SQL: their own, and others' unless they are blind for the
 * claim, or for any claim that stands in the sentence.
 */
export function commentIsSeen(viewer: Viewer): string {
  return `CASE WHEN t.about_kind = 'sentence' THEN c.author_id = (SELECT current_person()) OR NOT EXISTS (
      SELECT FROM sentence talked JOIN anchor placed ON placed.workspace_id = talked.workspace_id
        AND placed.article_version_id = talked.article_version_id AND placed.start < talked."end" AND placed."end" > talked.start
      WHERE talked.workspace_id = t.workspace_id AND talked.id = t.about_id AND ${isBlindSql(viewer, "placed.claim_id")})
    ELSE ${isSeenSql(viewer, "t.claim_id", "c.author_id")} END`;
}

/** Refuses a thread of which the viewer may see nothing, as if it were not there. */
export async function refuseUnseenThread(db: ReadClient, viewer: Viewer, threadId: string): Promise<void> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM thread t JOIN comment c ON c.workspace_id = t.workspace_id AND c.thread_id = t.id
    WHERE t.workspace_id = ${viewer.workspaceId}::uuid AND t.id = ${threadId}::uuid AND ${Prisma.raw(commentIsSeen(viewer))} LIMIT 1`;
  if (rows.length === 0) throw new Refusal("not-found");
}

export async function insertThread(
  tx: Tx,
  thread: {
    id: string;
    articleId: string;
    claimId: string | null;
    aboutKind: AboutKind;
    aboutId: string;
    words: string;
    createdBy: string;
  },
  at: Date,
): Promise<void> {
  await tx.thread.create({ data: { workspaceId: tx.workspaceId, ...thread, createdAt: at, updatedAt: at } });
}

export async function insertComment(
  tx: Tx,
  comment: { id: string; threadId: string; authorId: string; text: string; mentions: string[] },
  at: Date,
): Promise<void> {
  await tx.comment.create({ data: { workspaceId: tx.workspaceId, ...comment, createdAt: at } });
  await tx.thread.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: comment.threadId } },
    data: { updatedAt: at },
  });
}

/** @returns the comment's new version */
export async function updateComment(
  tx: Tx,
  comment: Pick<CommentRow, "id" | "version">,
  change: Partial<Pick<CommentRow, "text" | "mentions" | "editedAt" | "withdrawnAt">>,
): Promise<number> {
  const version = comment.version + 1;
  await tx.comment.update({ where: { workspaceId_id: { workspaceId: tx.workspaceId, id: comment.id } }, data: { ...change, version } });
  return version;
}

/** @returns the thread's new version */
export async function updateThread(
  tx: Tx,
  thread: Pick<ThreadRow, "id" | "version">,
  change: Pick<ThreadRow, "resolvedAt" | "resolvedBy">,
): Promise<number> {
  const version = thread.version + 1;
  await tx.thread.update({ where: { workspaceId_id: { workspaceId: tx.workspaceId, id: thread.id } }, data: { ...change, version } });
  return version;
}

/** Who has written in a thread. */
export async function participantsOf(tx: Tx, threadId: string): Promise<string[]> {
  const rows = await tx.comment.findMany({
    where: { workspaceId: tx.workspaceId, threadId },
    distinct: ["authorId"],
    select: { authorId: true },
  });
  return rows.map((row) => row.authorId);
}

/** Refuses whoever is mentioned and does not belong to the workspace. */
export async function expectMembers(tx: Tx, userIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(userIds)];
  const members = await tx.membership.count({ where: { workspaceId: tx.workspaceId, userId: { in: wanted }, removedAt: null } });
  if (members < wanted.length) throw new Refusal("invalid", { fields: { mentions: "Only members of the workspace can be mentioned." } });
}
