import { getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import type { ReportLine } from "@/lib/domain/exports/report-lines";
import { reportPdf } from "@/lib/gateways/bundles/report-pdf";

async function pdfOf(lines: ReportLine[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  async function* given(): AsyncGenerator<ReportLine> {
    yield* lines;
  }
  for await (const piece of reportPdf("A report", new Date(0), given())) pieces.push(piece);
  return Buffer.concat(pieces);
}

const lines: ReportLine[] = [
  { is: "title", text: "A report" },
  { is: "article", text: "Пожар в порту — Ωμέγα" },
  { is: "claim", text: "1. The warehouse burned down.\u0000" },
  { is: "place", text: `statement: entry #12, ${"ab".repeat(32)}` },
  ...Array.from({ length: 120 }, (_, at): ReportLine => ({ is: "text", text: `Line ${at}: ${"words ".repeat(20)}` })),
];

test("a report on paper can be read by machines: its text, its language, and what is a heading", async () => {
  const pdf = await getDocumentProxy(new Uint8Array(await pdfOf(lines)));
  expect(pdf.numPages).toBeGreaterThan(1);
  const page = await pdf.getPage(1);
  const content = await page.getTextContent();
  const text = content.items.map((item) => ("str" in item ? item.str : "")).join("");
  for (const words of ["A report", "Пожар в порту — Ωμέγα", "The warehouse burned down.", `#12, ${"ab".repeat(32)}`])
    expect(text).toContain(words);
  const tree = JSON.stringify(await page.getStructTree());
  for (const tag of ["H1", "H2", "H3", "P"]) expect(tree).toContain(`"role":"${tag}"`);
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
});

test("the same lines give the same bytes", async () => {
  expect((await pdfOf(lines)).equals(await pdfOf(lines))).toBe(true);
});
