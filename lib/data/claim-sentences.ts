import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { readAs } from "./reading";

export type ClaimSentence = { id: string; ordinal: number; words: string };

/** The sentences of the article's current version that a claim stands in, and their neighbours: what a reviewer can point at. */
export async function claimSentences(viewer: Viewer, claimId: string): Promise<ClaimSentence[]> {
  return readAs(viewer, async (db) => {
    const { workspaceId } = viewer;
    const claim = await db.claim.findUnique({
      where: { workspaceId_id: { workspaceId, id: claimId } },
      select: { article: { select: { currentVersionId: true } } },
    });
    if (!claim) throw new Refusal("not-found");
    const articleVersionId = claim.article.currentVersionId;
    const anchors = await db.anchor.findMany({
      where: { workspaceId, claimId, articleVersionId, state: { not: "lost" } },
      select: { start: true, end: true },
    });
    if (anchors.length === 0) return [];
    const standsIn = anchors.map(({ start, end }) => ({ start: { lt: end }, end: { gt: start } }));
    const held = await db.sentence.findMany({ where: { workspaceId, articleVersionId, OR: standsIn }, select: { ordinal: true } });
    const near = held.flatMap(({ ordinal }) => [ordinal - 1, ordinal, ordinal + 1]);
    const sentences = await db.sentence.findMany({
      where: { workspaceId, articleVersionId, ordinal: { in: near } },
      select: { id: true, ordinal: true, start: true, end: true },
      orderBy: { ordinal: "asc" },
    });
    const version = await db.articleVersion.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: articleVersionId } },
      select: { text: true },
    });
    return sentences.map(({ id, ordinal, start, end }) => ({ id, ordinal, words: version.text.slice(start, end) }));
  });
}
