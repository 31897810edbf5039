import type { BundleReading } from "@/lib/data/bundle-reading";
import { parsedLines } from "@/lib/data/exports";
import type { BundleAsked } from "@/lib/domain/audit/bundle/asked";
import { canonicalJson, type Json } from "@/lib/domain/audit/json";
import type { lineSchema } from "@/lib/domain/exports/lines";
import type { SealedClaim } from "@/lib/domain/exports/log-places";
import { articleLines, claimLines, type ReportLine } from "@/lib/domain/exports/report-lines";
import { reportClose, sealedReportArticle, sealedReportOpen } from "@/lib/domain/exports/report";
import { reportSealedClaim } from "@/lib/domain/exports/report-claim";
import { sealedCsvClaim, sealedCsvHead } from "@/lib/domain/exports/sealed-claims-csv";
import { withheldClaim, withheldLine } from "@/lib/domain/exports/withheld";
import type { Viewer } from "@/lib/domain/viewer";
import { encoded } from "@/lib/gateways/bundles/blocks";
import { reportPdf } from "@/lib/gateways/bundles/report-pdf";
import type { WorkFolder } from "@/lib/gateways/bundles/work-folder";
import type { z } from "zod";
import type { Making } from "./making";

type Line = z.infer<typeof lineSchema>;
type Asking = { viewer: Viewer; asked: BundleAsked };

/** Writes the record, article by article: to read, as a table and as JSON Lines. @param notes gets what is to be known of it @returns the pseudonyms of whom it names */
export async function writeRecord(
  reading: BundleReading,
  { viewer, asked }: Asking,
  work: WorkFolder,
  making: Making,
  notes: string[],
): Promise<Set<string>> {
  const people = new Set<string>();
  await work.write("files/record.jsonl", recordLines(reading, asked, people, making));
  await work.write("files/claims.csv", encoded(claimsTable(reading, asked, making)));
  await work.write("files/report.html", encoded(report(reading, { viewer, asked }, making)));
  const [title] = reportIntroduction(reading, { viewer, asked });
  const claims = await countClaims(reading);
  const madeAt = reading.lastAt ?? new Date(0);
  if (claims <= mostOnPaper) await work.write("files/report.pdf", reportPdf(title, madeAt, paperLines(reading, { viewer, asked }, making)));
  else notes.push(`The report on paper is left out, because it would hold ${claims} claims; the HTML report holds them all.`);
  return people;
}

/** Claims in a report on paper: some thousand pages. */
const mostOnPaper = 3000;

async function countClaims(reading: BundleReading): Promise<number> {
  let claims = 0;
  for (const id of reading.articles) claims += (await reading.article(id)).header.counts.claims;
  return claims;
}

async function* paperLines(reading: BundleReading, { viewer, asked }: Asking, making: Making): AsyncGenerator<ReportLine> {
  const [title, introduction] = reportIntroduction(reading, { viewer, asked });
  yield { is: "title", text: title };
  for (const text of introduction) yield { is: "text", text };
  for (const id of reading.articles) {
    const article = await reading.article(id);
    yield* articleLines(article.header);
    for await (const claim of claimsOf(article, asked)) {
      making.signal.throwIfAborted();
      yield* claimLines(claim);
    }
  }
}

async function* recordLines(reading: BundleReading, asked: BundleAsked, people: Set<string>, making: Making): AsyncGenerator<Uint8Array> {
  // A name may be cut in two by a block's end.
  let tail = "";
  for (const id of reading.articles) {
    making.signal.throwIfAborted();
    const article = await reading.article(id);
    // Drafts are in no export.
    const whole = asked.withhold.every((kind) => kind === "drafts");
    for await (const block of whole ? article.lines() : withheldLines(article.lines(), asked)) {
      const text = tail + Buffer.from(block).toString("latin1");
      for (const [, pseudonym] of text.matchAll(/"(p-[a-z0-9]{10})"/g)) people.add(pseudonym!);
      tail = text.slice(-16);
      yield block;
    }
  }
}

async function* withheldLines(lines: AsyncGenerator<Uint8Array>, { withhold }: BundleAsked): AsyncGenerator<Uint8Array> {
  for await (const line of parsedLines<Line>(lines as AsyncIterable<Buffer>)) {
    const left = line.record === "end" && withhold.includes("sources") ? { ...line, lines: { ...line.lines, evidence: 0, link: 0 } } : line;
    const shown = withheldLine(left, withhold);
    if (shown) yield Buffer.from(`${canonicalJson(shown as unknown as Json)}\n`);
  }
}

async function* claimsOf(article: Awaited<ReturnType<BundleReading["article"]>>, { withhold }: BundleAsked): AsyncGenerator<SealedClaim> {
  for await (const claim of article.claims()) yield withheldClaim(claim, withhold);
}

async function* claimsTable(reading: BundleReading, asked: BundleAsked, making: Making): AsyncGenerator<string> {
  yield sealedCsvHead();
  for (const id of reading.articles) {
    making.signal.throwIfAborted();
    const article = await reading.article(id);
    for await (const claim of claimsOf(article, asked)) yield sealedCsvClaim(article.header, claim);
  }
}

async function* report(reading: BundleReading, { viewer, asked }: Asking, making: Making): AsyncGenerator<string> {
  yield sealedReportOpen(...reportIntroduction(reading, { viewer, asked }));
  for (const id of reading.articles) {
    making.signal.throwIfAborted();
    const article = await reading.article(id);
    yield sealedReportArticle(article.header);
    for await (const claim of claimsOf(article, asked)) yield reportSealedClaim(claim, `${id}-`);
  }
  yield reportClose();
}

/** The title of a bundle's report, and what stands before its first article. */
function reportIntroduction({ through, lastAt }: BundleReading, { viewer, asked }: Asking): [title: string, lines: string[]] {
  const { name, logOrigin } = viewer.workspace;
  const when = lastAt === null ? "" : ` The last was recorded on ${lastAt.toISOString().slice(0, 16).replace("T", " ")} UTC.`;
  return [
    `Claims checked in “${name}”`,
    [
      `This report is part of an audit bundle: what was recorded in the first ${through} entries of the log ${logOrigin}.${when}`,
      "Every statement, verdict and piece of evidence carries its place in the log: the number of its entry, counted from 0, and the SHA-256 hash of the entry (its RFC 9162 leaf hash). The README.txt of the bundle says how to check that none of it was rewritten since.",
      `Withheld: ${asked.withhold.join(", ")}. What is withheld, or was erased, still stands in the log as a hash.`,
    ],
  ];
}
