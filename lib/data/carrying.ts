import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import type { AnchorRow } from "./claims";
import { readAs } from "./reading";

export type StandingAnchors = { text: string; anchors: AnchorRow[] };

/** The current text of an article with every anchor in it, as they are outside a transaction: what is worked out from them may be late. */
export async function readStandingAnchors(viewer: Viewer, articleId: string): Promise<StandingAnchors> {
  const { workspaceId } = viewer;
  return readAs(viewer, async (db) => {
    const article = await db.article.findUnique({ where: { workspaceId_id: { workspaceId, id: articleId } } });
    if (!article) throw new Refusal("not-found");
    const id = article.currentVersionId;
    const { text } = await db.articleVersion.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } }, select: { text: true } });
    return { text, anchors: await db.anchor.findMany({ where: { workspaceId, articleVersionId: id } }) };
  });
}
