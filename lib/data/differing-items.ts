import type { AgreementAsked, PairAsked, Rated } from "@/lib/domain/agreement-asked";
import { isUuid } from "@/lib/domain/ids";
import type { Viewer } from "@/lib/domain/viewer";
import { literal } from "./exports-json";
import { uuid } from "./exports-scope";
import { Prisma } from "./generated/client";
import { itemOf, ratedQuery, ratedScope } from "./rated";
import { readAs, type ReadClient } from "./reading";
import { plannedEachTime } from "./statement-names";

export type DifferingItem = {
  claimId: string;
  number: number;
  statement: string;
  articleId: string;
  articleTitle: string;
  /** the document, where stances differ */
  evidence: { id: string; title: string } | null;
  /** by name */
  given: { rater: string; label: string }[];
};
/** Behind which item the next page begins; the claim made last comes first. */
export type DifferingCursor = { claimId: string; evidenceId: string | null };

/**
 * Items to which not all who rated them gave the same label; of a pair, on which these two differ, or to which they gave these labels, alike or not.
 * One more than `limit` where there are more. @throws Refusal `forbidden`
 */
export async function readDiffering(
  viewer: Viewer,
  asked: AgreementAsked,
  subject: Rated,
  { pair, after, limit }: { pair: PairAsked | null; after: DifferingCursor | null; limit: number },
): Promise<DifferingItem[]> {
  const scope = await ratedScope(viewer, asked);
  const items = itemOf[subject];
  const having = pair?.gave
    ? pair.raters.map((rater, i) => `max(label) FILTER (WHERE rater = ${uuid(rater)}) = ${literal(pair.gave![i]!)}`).join(" AND ")
    : "min(label) <> max(label)";
  const where = [
    "true",
    ...(pair ? [`rater IN (${pair.raters.map(uuid).join(", ")})`] : []),
    ...(after
      ? [
          `(${items}) < (${[after.claimId, after.evidenceId]
            .filter((id) => id !== null)
            .map(uuid)
            .join(", ")})`,
        ]
      : []),
  ].join(" AND ");
  const order = items.replaceAll(/(_id)/g, "$1 DESC");
  return readAs(viewer, async (db) => {
    const found = await db.$queryRaw<{ claim_id: string; evidence_id?: string }[]>`${Prisma.raw(`${plannedEachTime}
      SELECT ${items} FROM (${ratedQuery(scope, subject)}) rated WHERE ${where}
      GROUP BY ${items} HAVING ${having} ORDER BY ${order} LIMIT ${Math.trunc(limit) + 1}`)}`;
    return itemsOf(
      db,
      found.map((item) => ({ claimId: item.claim_id, evidenceId: item.evidence_id ?? null })),
      ratedQuery(scope, subject, [...new Set(found.map((item) => item.claim_id))]),
    );
  });
}

async function itemsOf(db: ReadClient, found: readonly DifferingCursor[], rated: string): Promise<DifferingItem[]> {
  if (found.length === 0) return [];
  const rows = await db.$queryRaw<
    (Omit<DifferingItem, "evidence"> & { evidenceId: string | null; evidenceTitle: string | null })[]
  >`${Prisma.raw(
    `${plannedEachTime} SELECT r.claim_id AS "claimId", c.number, c.statement, r.article_id AS "articleId", a.title AS "articleTitle",
      r.evidence_id AS "evidenceId", e.title AS "evidenceTitle",
      json_agg(json_build_object('rater', u.name, 'label', r.label) ORDER BY lower(u.name), u.id) AS given
    FROM (${rated}) r
    JOIN claim c ON c.workspace_id = (SELECT current_workspace()) AND c.id = r.claim_id
    JOIN article a ON a.workspace_id = c.workspace_id AND a.id = c.article_id
    JOIN membership m ON m.workspace_id = c.workspace_id AND m.user_id = r.rater JOIN "user" u ON u.id = m.user_id
    LEFT JOIN evidence e ON e.workspace_id = c.workspace_id AND e.id = r.evidence_id
    GROUP BY r.claim_id, c.number, c.statement, r.article_id, a.title, r.evidence_id, e.title`,
  )}`;
  return found.flatMap(({ claimId, evidenceId }) => {
    const row = rows.find((each) => each.claimId === claimId && each.evidenceId === evidenceId);
    if (!row) return [];
    const { evidenceId: id, evidenceTitle, ...item } = row;
    return [{ ...item, evidence: id === null ? null : { id, title: evidenceTitle! } }];
  });
}

/** A cursor as it stands in an address: the claim, and for a stance the document. */
export function readDifferingCursor(value: unknown, subject: Rated): DifferingCursor | null {
  const [claimId = "", evidenceId = ""] = typeof value === "string" ? value.split("_") : [];
  if (!isUuid(claimId) || (subject === "stance") !== isUuid(evidenceId)) return null;
  return { claimId, evidenceId: subject === "stance" ? evidenceId : null };
}

export function writeDifferingCursor({ claimId, evidence }: DifferingItem): string {
  return evidence ? `${claimId}_${evidence.id}` : claimId;
}
