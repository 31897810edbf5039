/** UTF-8 byte order mark: without it, Excel reads a CSV file in the system's old code page. */
export const byteOrderMark = "\uFEFF";

/**
 * What a spreadsheet would take for a formula: the characters that begin one, their full-width forms, and a tab or
 * line break, behind which some programs look on. Seen also behind blanks and marks that programs trim away.
 */
const formula = /^[\s\u0000-\u001F\u200B-\u200F\u2060\uFEFF]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/** One record of RFC 4180, line end included. Text that would be run as a formula gets an apostrophe before it. */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
