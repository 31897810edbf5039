import { text } from "node:stream/consumers";
import { openExport } from "@/lib/data/exports";
import type { Viewer } from "@/lib/domain/viewer";

/* Reads a whole export in a process of its own and says how long it took and how much memory there was at most. */
const asked: { viewer: Viewer; articleId: string } = JSON.parse(await text(process.stdin));
const begun = performance.now();
const reading = await openExport(asked.viewer, asked.articleId);
let bytes = 0;
let last: Uint8Array = new Uint8Array();
for await (const block of reading.lines()) {
  bytes += block.length;
  last = block;
}
const ms = performance.now() - begun;
reading.close();
process.stdout.write(JSON.stringify({ ms, bytes, peakKiB: process.resourceUsage().maxRSS, end: Buffer.from(last).toString("utf8") }));
