import { importArticleOperation } from "@/lib/operations/import-article";
import { run } from "@/lib/pipeline/run";
import type { Viewer } from "@/lib/domain/viewer";
import { asOwner } from "./workspace";

export const articleText = [
  "Fire at the harbour",
  "",
  "The warehouse burned down on 3 May 2021. The harbour master said that nobody was hurt.",
  "",
  "Police counted twelve trucks in the yard. Who set the fire?",
].join("\n");

export type TestArticle = {
  articleId: string;
  versionId: string;
  sentences: { id: string; start: number; end: number; version: number }[];
};

/** An article taken in through the pipeline, as a person would. */
export async function makeArticle(viewer: Viewer, text = articleText, url?: string): Promise<TestArticle> {
  const imported = await run(importArticleOperation, viewer, { title: "Fire at the harbour", text });
  if (!imported.ok) throw new Error(JSON.stringify(imported.problem));
  const { articleId, versionId } = imported.value;
  const sentences = await asOwner<{ id: string; start: number; end: number; version: number }>(
    `SELECT id, start, "end", version FROM sentence WHERE article_version_id = $1 ORDER BY ordinal`,
    [versionId],
    url,
  );
  return { articleId, versionId, sentences };
}

/** Offsets of a quote in the test article. */
export function spanOf(quote: string, text = articleText): { start: number; end: number } {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`“${quote}” is not in the text`);
  return { start, end: start + quote.length };
}
