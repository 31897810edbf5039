import { isUuid } from "@/lib/domain/ids";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { blindAmong, blindInArticle } from "./blindness";
import { type HistoryPage, readEvents } from "./events";
import { Prisma } from "./generated/client";
import { readAs } from "./reading";

export type HistoryAsked = { before?: string | undefined; limit?: number };

/** What happened to a claim, as far as the viewer may see it. @throws Refusal `not-found`, `invalid` */
export function claimHistory(viewer: Viewer, claimId: string, asked: HistoryAsked = {}): Promise<HistoryPage> {
  return historyOf(viewer, "claim", claimId, asked);
}

/** What happened in an article, its claims included, as far as the viewer may see it. @throws Refusal `not-found`, `invalid` */
export function articleHistory(viewer: Viewer, articleId: string, asked: HistoryAsked = {}): Promise<HistoryPage> {
  return historyOf(viewer, "article", articleId, asked);
}

async function historyOf(viewer: Viewer, of: "claim" | "article", id: string, { before, limit = 50 }: HistoryAsked): Promise<HistoryPage> {
  if (!isUuid(id)) throw new Refusal("not-found");
  return readAs(viewer, async (db) => {
    const blind = of === "article" ? await blindInArticle(db, viewer, id) : [...(await blindAmong(db, viewer, [id]))];
    const where = Prisma.sql`${Prisma.raw(`e.${of}_id`)} = ${id}::uuid`;
    const page = await readEvents(db, { viewer, blind }, { where, before, limit });
    if (page.entries.length > 0 || before !== undefined) return page;
    const known = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM ${Prisma.raw(of)} WHERE workspace_id = ${viewer.workspaceId}::uuid AND id = ${id}::uuid`;
    if (known.length === 0) throw new Refusal("not-found");
    return page;
  });
}
