import type { AgreementAsked } from "@/lib/domain/agreement-asked";
import type { Viewer } from "@/lib/domain/viewer";
import { calibrationRule } from "./calibration";
import { readAs } from "./reading";

const mostArticles = 200;

export type AgreementPerson = { userId: string; name: string; pseudonym: string };
export type AgreementChoices = {
  /** Everybody who could have rated, former members too, by name. */
  people: AgreementPerson[];
  /** The last changed ones, and the one that is asked for. */
  articles: { id: string; title: string; training: boolean }[];
  /** Whether the workspace asks analysts to be calibrated before they count. */
  calibrates: boolean;
};

/** By whom and by what the page of agreement can be narrowed down. */
export async function readAgreementChoices(viewer: Viewer, { articleId }: Pick<AgreementAsked, "articleId">): Promise<AgreementChoices> {
  const { workspaceId } = viewer;
  const select = { id: true, title: true, training: true };
  return readAs(viewer, async (db) => {
    const members = await db.membership.findMany({
      where: { workspaceId },
      select: { userId: true, pseudonym: true, user: { select: { name: true } } },
    });
    const recent = await db.article.findMany({ where: { workspaceId }, orderBy: { updatedAt: "desc" }, take: mostArticles, select });
    const known = articleId === null || recent.some(({ id }) => id === articleId);
    const asked = known ? null : await db.article.findUnique({ where: { workspaceId_id: { workspaceId, id: articleId } }, select });
    const rule = await calibrationRule(db, workspaceId);
    return {
      calibrates: rule !== null,
      people: members
        .map(({ userId, pseudonym, user }) => ({ userId, pseudonym, name: user.name }))
        .toSorted((a, b) => a.name.localeCompare(b.name) || (a.userId < b.userId ? -1 : 1)),
      articles: asked ? [asked, ...recent] : recent,
    };
  });
}
