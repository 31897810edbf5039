import { openExport, type OpenExport } from "@/lib/data/exports";
import { averitecClaim, averitecFrame, averitecLine } from "@/lib/domain/exports/averitec";
import { csvClaim, csvHead } from "@/lib/domain/exports/claims-csv";
import { attachment } from "@/lib/domain/exports/download-name";
import { type ExportFormat, formatDetails } from "@/lib/domain/exports/formats";
import { reportClose, reportOpen } from "@/lib/domain/exports/report";
import { reportClaim } from "@/lib/domain/exports/report-claim";
import { mayExport } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";

export type Download = {
  mediaType: string;
  /** Content-Disposition's value. */
  disposition: string;
  /** Reads the database as fast as it is read itself. Cancelled or failed, it lets go of the connection at once. */
  body: ReadableStream<Uint8Array>;
};

/** An article's record as a file. It reads only, so it has no event. @throws Refusal `forbidden`, `not-found`, `rate-limited` */
export async function exportArticle(viewer: Viewer, articleId: string, format: ExportFormat): Promise<Download> {
  if (!mayExport(viewer)) throw new Refusal("forbidden");
  const reading = await openExport(viewer, articleId);
  const { mediaType, ending } = formatDetails[format];
  return {
    mediaType,
    disposition: attachment(reading.header.article.title, ending),
    body: streamed(format === "jsonl" ? reading.lines() : inBlocks(textOf[format](reading)), reading.close),
  };
}

const textOf: Record<Exclude<ExportFormat, "jsonl">, (reading: OpenExport) => AsyncGenerator<string>> = {
  async *csv(reading) {
    yield csvHead();
    for await (const bundle of reading.claims()) yield csvClaim(bundle);
  },
  async *html(reading) {
    yield reportOpen(reading.header);
    for await (const bundle of reading.claims()) yield reportClaim(bundle);
    yield reportClose();
  },
  async *averitec(reading) {
    yield averitecFrame.open;
    let first = true;
    for await (const bundle of reading.claims()) {
      const claim = averitecClaim(bundle, reading.header.article);
      if (!claim) continue;
      yield (first ? "" : averitecFrame.between) + averitecLine(claim);
      first = false;
    }
    yield averitecFrame.close;
  },
};

const blockLength = 64 * 1024;

/** Joins short texts, since every block that goes out has its price. */
async function* inBlocks(texts: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  let waiting = "";
  for await (const text of texts) {
    waiting += text;
    if (waiting.length < blockLength) continue;
    yield Buffer.from(waiting);
    waiting = "";
  }
  if (waiting) yield Buffer.from(waiting);
}

/** @param close lets go of what is read from: at the end, on failure, and when the reader gives up */
export function streamed(blocks: AsyncGenerator<Uint8Array>, close: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await blocks.next();
        if (!done) return controller.enqueue(value);
        controller.close();
        close();
      } catch (error) {
        close();
        throw error;
      }
    },
    cancel: close,
  });
}
