import { Refusal } from "@/lib/domain/problems";
import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

export type ArticleRow = Prisma.ArticleGetPayload<object>;
export type ArticleDetails = {
  title: string;
  byline: string | null;
  publisher: string | null;
  publishedOn: Date | null;
  language: string | null;
  url: string | null;
};
export type NewVersion = {
  id: string;
  ordinal: number;
  text: string;
  sha256: string;
  intake: "paste" | "file" | "url";
  fileName: string | null;
  mediaType: string;
  blobSha256: string | null;
  finalUrl: string | null;
  sentenceCount: number;
};

/** Stores an article with its first version. */
export async function insertArticle(
  tx: Tx,
  article: ArticleDetails & { id: string },
  first: NewVersion,
  made: { by: string; at: Date },
): Promise<void> {
  await tx.article.create({
    data: {
      workspaceId: tx.workspaceId,
      ...article,
      currentVersionId: first.id,
      createdBy: made.by,
      createdAt: made.at,
      updatedAt: made.at,
    },
  });
  await insertVersion(tx, article.id, first, made);
}

export async function insertVersion(tx: Tx, articleId: string, version: NewVersion, made: { by: string; at: Date }): Promise<void> {
  await tx.articleVersion.create({
    data: { workspaceId: tx.workspaceId, articleId, ...version, createdBy: made.by, createdAt: made.at },
  });
}

/**
 * Holds this version as the article's current one: none replaces it until the transaction ends. What is done to a text that has
 * been replaced would be seen by nobody, so it is refused with changed-meanwhile. @returns the article's id
 */
export async function holdCurrent(tx: Tx, articleVersionId: string): Promise<string> {
  const version = await tx.articleVersion.findUnique({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: articleVersionId } },
    select: { articleId: true },
  });
  if (!version) throw new Refusal("not-found");
  if ((await holdCurrentVersion(tx, version.articleId)) === articleVersionId) return version.articleId;
  throw new Refusal("changed-meanwhile", { detail: "A later version of the article has come in. Read it again before you go on." });
}

/** Which version of which article it is, without its text. */
export async function findVersion(tx: Tx, articleVersionId: string): Promise<{ id: string; articleId: string; ordinal: number }> {
  const version = await tx.articleVersion.findUnique({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: articleVersionId } },
    select: { id: true, articleId: true, ordinal: true },
  });
  if (!version) throw new Refusal("not-found");
  return version;
}

/** The text that anchors stand in. */
export async function versionText(
  tx: Tx,
  articleVersionId: string,
): Promise<{ id: string; articleId: string; text: string; ordinal: number }> {
  const version = await tx.articleVersion.findUnique({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: articleVersionId } },
    select: { id: true, articleId: true, text: true, ordinal: true },
  });
  if (!version) throw new Refusal("not-found");
  return version;
}

/**
 * The article's current version, which stays it until the transaction ends. Holders don't wait for each other, nor for who numbers a
 * claim; only for who locks the article's row, as the import of a version does.
 */
export async function holdCurrentVersion(tx: Tx, articleId: string): Promise<string> {
  const [article] = await tx.$queryRaw<{ currentVersionId: string }[]>`
    SELECT current_version_id AS "currentVersionId" FROM article
    WHERE workspace_id = ${tx.workspaceId}::uuid AND id = ${articleId}::uuid FOR KEY SHARE`;
  if (!article) throw new Refusal("not-found");
  return article.currentVersionId;
}

/** @returns the article's new version */
export async function setCurrentVersion(
  tx: Tx,
  article: Pick<ArticleRow, "id" | "version">,
  currentVersionId: string,
  at: Date,
): Promise<number> {
  return updateArticle(tx, article, { currentVersionId, finishedAt: null, finishReason: null }, at);
}

/** @returns the article's new version */
export async function updateArticle(
  tx: Tx,
  article: Pick<ArticleRow, "id" | "version">,
  change: Partial<ArticleDetails & Pick<ArticleRow, "currentVersionId" | "finishedAt" | "finishReason" | "training">>,
  at: Date,
): Promise<number> {
  const version = article.version + 1;
  await tx.article.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: article.id } },
    data: { ...change, updatedAt: at, version },
  });
  return version;
}

/** The version before this one of the same article, or null for its first. */
export async function versionBefore(tx: Tx, version: { articleId: string; ordinal: number }): Promise<string | null> {
  const before = await tx.articleVersion.findFirst({
    where: { workspaceId: tx.workspaceId, articleId: version.articleId, ordinal: version.ordinal - 1 },
    select: { id: true },
  });
  return before?.id ?? null;
}
