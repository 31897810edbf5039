import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import type { AnchorState } from "@/lib/domain/anchors";
import { readAs } from "./reading";

export type ArticleVersionFacts = {
  id: string;
  ordinal: number;
  sha256: string;
  intake: string;
  fileName: string | null;
  finalUrl: string | null;
  createdAt: Date;
  by: string;
  sentenceCount: number;
  /** How its claims' anchors were found. */
  anchors: Record<AnchorState, number>;
};
export type ArticleFacts = {
  id: string;
  title: string;
  byline: string | null;
  publisher: string | null;
  publishedOn: string | null;
  language: string | null;
  url: string | null;
  version: number;
  training: boolean;
  currentVersionId: string;
  versions: ArticleVersionFacts[];
};

/** What is known about an article and each of its versions, the newest first. */
export async function readArticleFacts(viewer: Viewer, articleId: string): Promise<ArticleFacts> {
  return readAs(viewer, async (db) => {
    const { workspaceId } = viewer;
    const article = await db.article.findUnique({ where: { workspaceId_id: { workspaceId, id: articleId } } });
    if (!article) throw new Refusal("not-found");
    const versions = await db.articleVersion.findMany({
      where: { workspaceId, articleId },
      omit: { text: true },
      orderBy: { ordinal: "desc" },
    });
    const counts = await db.anchor.groupBy({
      by: ["articleVersionId", "state"],
      where: { workspaceId, articleVersionId: { in: versions.map((version) => version.id) }, claim: { retired: null } },
      _count: true,
    });
    const people = await db.membership.findMany({
      where: { workspaceId, userId: { in: versions.map((version) => version.createdBy) } },
      select: { userId: true, user: { select: { name: true } } },
    });
    const names = new Map(people.map((person) => [person.userId, person.user.name]));
    const { id, title, byline, publisher, language, url, version, currentVersionId } = article;
    return {
      id,
      title,
      byline,
      publisher,
      language,
      url,
      version,
      training: article.training,
      currentVersionId,
      publishedOn: article.publishedOn?.toISOString().slice(0, 10) ?? null,
      versions: versions.map((row) => {
        const anchors: Record<AnchorState, number> = { exact: 0, moved: 0, fuzzy: 0, lost: 0, confirmed: 0 };
        for (const count of counts) if (count.articleVersionId === row.id) anchors[count.state as AnchorState] = count._count;
        const { ordinal, sha256, intake, fileName, finalUrl, createdAt, sentenceCount } = row;
        return {
          id: row.id,
          ordinal,
          sha256,
          intake,
          fileName,
          finalUrl,
          createdAt,
          sentenceCount,
          by: names.get(row.createdBy) ?? "a former member",
          anchors,
        };
      }),
    };
  });
}
