import { isExportFormat } from "@/lib/domain/exports/formats";
import { Refusal } from "@/lib/domain/problems";
import { exportArticle } from "@/lib/operations/export-article";
import { readRoute } from "@/lib/pipeline/read-route";

/** Streams an article's record: jsonl, csv, html or averitec. */
export const GET = readRoute<{ article: string; format: string }>(
  async (viewer, { article, format }) => {
    if (!isExportFormat(format)) throw new Refusal("not-found");
    const { mediaType, disposition, body } = await exportArticle(viewer, article, format);
    return new Response(body, {
      headers: {
        "content-type": mediaType,
        "content-disposition": disposition,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  },
  ["article"],
);
