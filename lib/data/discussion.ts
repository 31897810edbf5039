import type { AboutKind, CommentShown, Discussion, ThreadShown } from "@/lib/domain/discussion";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { isBlindSql } from "./blindness";
import { Prisma } from "./generated/client";
import { readAs, type ReadClient } from "./reading";
import { commentIsSeen } from "./threads";

type Row = {
  id: string;
  aboutKind: AboutKind;
  aboutId: string;
  words: string | null;
  claimId: string | null;
  number: number | null;
  resolvedAt: Date | null;
  resolvedBy: string | null;
  version: number;
  comments: (Omit<CommentShown, "mentions"> & { mentions: string[] })[];
};

/** How many discussions are read at once. */
export const threadsAtOnce = 200;

/** The discussions of a claim: about it, its links, the sentences that it stands in, and the claims that were merged into it. The open ones first, then those of the latest comment that the viewer sees. */
export async function discussionOfClaim(viewer: Viewer, claimId: string): Promise<Discussion> {
  return readAs(viewer, async (db) => {
    const { workspaceId } = viewer;
    if ((await db.claim.count({ where: { workspaceId, id: claimId } })) === 0) throw new Refusal("not-found");
    const inItsSentences = Prisma.sql`t.about_kind = 'sentence' AND EXISTS (SELECT FROM sentence s
      JOIN anchor n ON n.workspace_id = s.workspace_id AND n.article_version_id = s.article_version_id AND n.start < s."end" AND n."end" > s.start
      WHERE s.workspace_id = t.workspace_id AND s.id = t.about_id AND n.claim_id = ${claimId}::uuid)`;
    // Who is blind for this claim finds nothing here of those either.
    const ofMerged = Prisma.sql`(NOT ${Prisma.raw(isBlindSql(viewer, `'${claimId}'::uuid`))} AND t.claim_id IN (WITH RECURSIVE merged AS (
      SELECT m.id FROM claim m WHERE m.workspace_id = ${workspaceId}::uuid AND m.retired = 'merged' AND m.retired_into = ${claimId}::uuid
      UNION SELECT m.id FROM claim m JOIN merged ON m.workspace_id = ${workspaceId}::uuid AND m.retired = 'merged' AND m.retired_into = merged.id
      ) SELECT id FROM merged))`;
    // Its article first: of the sentences' discussions, only these are looked through.
    const where = Prisma.sql`t.article_id = (SELECT article_id FROM claim WHERE workspace_id = ${workspaceId}::uuid AND id = ${claimId}::uuid)
      AND (t.claim_id = ${claimId}::uuid OR ${inItsSentences} OR ${ofMerged})`;
    return shown(db, viewer, where);
  });
}

/** The discussions of an article. @param resolved whether those, or the open ones */
export async function discussionOfArticle(viewer: Viewer, articleId: string, resolved: boolean): Promise<Discussion> {
  return readAs(viewer, async (db) => {
    const { workspaceId } = viewer;
    if ((await db.article.count({ where: { workspaceId, id: articleId } })) === 0) throw new Refusal("not-found");
    return shown(db, viewer, Prisma.sql`t.article_id = ${articleId}::uuid AND (t.resolved_at IS NOT NULL) = ${resolved}`);
  });
}

/** What a sentence of the article says; not-found when it is none of its. */
export async function sentenceWords(viewer: Viewer, articleId: string, sentenceId: string): Promise<string> {
  return readAs(viewer, async (db) => {
    const sentence = await db.sentence.findFirst({
      where: { workspaceId: viewer.workspaceId, id: sentenceId, articleVersion: { articleId } },
      select: { start: true, end: true, articleVersion: { select: { text: true } } },
    });
    if (!sentence) throw new Refusal("not-found");
    return sentence.articleVersion.text.slice(sentence.start, sentence.end);
  });
}

async function shown(db: ReadClient, viewer: Viewer, where: Prisma.Sql): Promise<Discussion> {
  const seen = Prisma.raw(commentIsSeen(viewer));
  const linkIsSeen = Prisma.raw(`(l.created_by = (SELECT current_person()) OR NOT ${isBlindSql(viewer, "l.claim_id")})`);
  const rows = await db.$queryRaw<Row[]>`
    SELECT t.id, t.about_kind AS "aboutKind", t.about_id AS "aboutId", t.claim_id AS "claimId", k.number, t.resolved_at AS "resolvedAt",
      t.resolved_by AS "resolvedBy", t.version, said.comments,
      CASE WHEN t.about_kind <> 'link' OR EXISTS (SELECT FROM evidence_link l
        WHERE l.workspace_id = t.workspace_id AND l.id = t.about_id AND ${linkIsSeen}) THEN t.words END AS words
    FROM thread t LEFT JOIN claim k ON k.workspace_id = t.workspace_id AND k.id = t.claim_id
    JOIN LATERAL (SELECT json_agg(json_build_object('id', c.id, 'authorId', c.author_id, 'text', CASE WHEN c.withdrawn_at IS NULL THEN c.text ELSE '' END,
        'mentions', c.mentions, 'at', c.created_at, 'editedAt', c.edited_at, 'withdrawnAt', c.withdrawn_at, 'version', c.version) ORDER BY c.id) AS comments, max(c.created_at) AS latest
      FROM comment c WHERE c.workspace_id = t.workspace_id AND c.thread_id = t.id AND ${seen}) said ON said.comments IS NOT NULL
    WHERE t.workspace_id = ${viewer.workspaceId}::uuid AND ${where}
    ORDER BY (t.resolved_at IS NOT NULL), said.latest DESC, t.id LIMIT ${threadsAtOnce}`;
  const members = await db.membership.findMany({
    where: { workspaceId: viewer.workspaceId },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
    select: { userId: true, removedAt: true, user: { select: { name: true } } },
  });
  const names = new Map(members.map((member) => [member.userId, member.user.name]));
  const name = (userId: string): string => names.get(userId) ?? "a former member";
  const thread = ({ id, aboutKind, aboutId, words, claimId, number, resolvedAt, resolvedBy, version, comments }: Row): ThreadShown => ({
    id,
    about: { kind: aboutKind, id: aboutId, words: words ?? "" },
    claim: claimId && number ? { id: claimId, number } : null,
    resolvedAt: resolvedAt?.toISOString() ?? null,
    resolvedBy: resolvedBy && name(resolvedBy),
    version,
    comments: comments.map((comment) => ({
      ...comment,
      author: name(comment.authorId),
      mentions: comment.mentions.map((userId) => ({ userId, name: name(userId) })),
    })),
  });
  return {
    threads: rows.map(thread),
    members: members.filter((member) => !member.removedAt).map((member) => ({ userId: member.userId, name: member.user.name })),
  };
}
