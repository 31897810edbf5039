import { Refusal } from "@/lib/domain/problems";
import { textQuery } from "@/lib/domain/search-words";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "./generated/client";
import { readAs } from "./reading";

export type ClaimChoice = { id: string; number: number; statement: string; speaker: string | null; mode: string | null; version: number };

const most = 30;

/** Other standing claims of the same article, by number or by words; without any, those that stand around it. */
export async function claimChoices(viewer: Viewer, claimId: string, typed: string): Promise<ClaimChoice[]> {
  const workspace = Prisma.sql`${viewer.workspaceId}::uuid`;
  return readAs(viewer, async (db) => {
    const [own] = await db.$queryRaw<{ articleId: string; number: number }[]>`
      SELECT article_id AS "articleId", number FROM claim WHERE workspace_id = ${workspace} AND id = ${claimId}::uuid`;
    if (!own) throw new Refusal("not-found");
    const words = textQuery(typed);
    const number = /^\s*(\d{1,9})\s*$/.exec(typed)?.[1];
    const fits = number
      ? Prisma.sql`c.number::text LIKE ${`${number}%`}`
      : words
        ? Prisma.sql`to_tsvector('simple', c.statement) @@ to_tsquery('simple', ${words})`
        : Prisma.sql`true`;
    return db.$queryRaw<ClaimChoice[]>`
      SELECT c.id, c.number, c.statement, c.speaker, c.mode, c.version FROM claim c
      WHERE c.workspace_id = ${workspace} AND c.article_id = ${own.articleId}::uuid AND c.id <> ${claimId}::uuid
        AND c.retired IS NULL AND ${fits}
      ORDER BY abs(c.number - ${own.number}::int), c.number LIMIT ${most}`;
  });
}
