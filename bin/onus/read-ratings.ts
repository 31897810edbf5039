import Papa from "papaparse";
import type { RatingRow } from "@/lib/domain/agreement/ratings";
import { Refusal } from "@/lib/domain/problems";
import { readText } from "./read-file";

const columns = ["item", "rater", "label"] as const;

/**
 * Rows of a CSV file (RFC 4180) whose header names the columns item, rater and label, in any order and case; others are passed over.
 * Blanks around a cell are dropped, and a row without a label is a rating not given.
 */
export async function readRatings(path: string): Promise<RatingRow[]> {
  const { data, errors } = Papa.parse<string[]>(await readText(path), { delimiter: "," });
  const [error] = errors;
  if (error) throw new Refusal("unreadable", { detail: `${path}: record ${(error.row ?? 0) + 1}: ${error.message}` });
  const places = placesIn(data[0]!, path);
  const rows: RatingRow[] = [];
  for (let i = 1; i < data.length; i++) {
    const cells = data[i]!;
    if (cells.length === 1 && cells[0]!.trim() === "") continue;
    if (cells.length !== data[0]!.length) {
      throw new Refusal("invalid", { detail: `${path}: record ${i + 1} has ${cells.length} cells, the header ${data[0]!.length}.` });
    }
    const [item, rater, label] = places.map((place) => cells[place]!.trim()) as [string, string, string];
    if (!item || !rater) throw new Refusal("invalid", { detail: `${path}: record ${i + 1} names no ${item ? "rater" : "item"}.` });
    rows.push({ item, rater, label });
  }
  if (rows.length === 0) throw new Refusal("invalid", { detail: `${path}: a header, and no rows.` });
  return rows;
}

function placesIn(header: string[], path: string): number[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0)
    throw new Refusal("invalid", { detail: `${path}: no column ${missing.join(", ")} in the header: ${header.join(", ")}` });
  const twice = columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice) throw new Refusal("invalid", { detail: `${path}: two columns are named ${twice}.` });
  return columns.map((column) => names.indexOf(column));
}
