/** What an article can be downloaded as. Described to people on the export page, to programs in docs/export-formats.md. */
export const exportFormats = ["jsonl", "csv", "html", "averitec"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportSchema = "onus-export/2";

export const formatDetails: Record<ExportFormat, { title: string; purpose: string; mediaType: string; ending: string }> = {
  jsonl: {
    title: "JSON Lines",
    purpose:
      "The whole record, one JSON object a line: sentences, evidence, claims, links, searches, assessments with each hand-in, adjudications, verdicts and history. For archives and programs.",
    mediaType: "application/jsonl; charset=utf-8",
    ending: ".jsonl",
  },
  csv: {
    title: "Spreadsheet (CSV)",
    purpose:
      "One row a claim with its verdict and the number of links of each stance. Opens in any spreadsheet; no cell is taken for a formula.",
    mediaType: "text/csv; charset=utf-8; header=present",
    ending: ".csv",
  },
  html: {
    title: "Report to print (HTML)",
    purpose:
      "One page without scripts that reads on its own: every claim with its verdict, support beside counter-evidence, searches and history.",
    mediaType: "text/html; charset=utf-8",
    ending: ".html",
  },
  averitec: {
    title: "AVeriTeC JSON",
    purpose:
      "The settled claims in the format of the AVeriTeC data set, for training and measuring fact-checking systems. Open claims are left out.",
    mediaType: "application/json; charset=utf-8",
    ending: ".averitec.json",
  },
};

export function isExportFormat(value: string): value is ExportFormat {
  return (exportFormats as readonly string[]).includes(value);
}
