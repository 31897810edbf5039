import { claimCells, csvColumns } from "./claims-csv";
import { byteOrderMark, csvRow } from "./csv";
import type { Header } from "./lines";
import { type LogPlace, placesOf, type SealedClaim } from "./log-places";

/** The table of claims in a bundle: of whatever article, with where words and verdict stand in the log. */
export function sealedCsvHead(): string {
  const places = ["statement_entry", "statement_leaf", "verdict_entry", "verdict_leaf"];
  return byteOrderMark + csvRow(["article", "article_id", ...csvColumns, ...places]);
}

export function sealedCsvClaim({ article }: Header, claim: SealedClaim): string {
  const { statement, verdict } = placesOf(claim);
  const cells = (place: LogPlace | null): (string | number | null)[] => [place?.index ?? null, place?.leafHash ?? null];
  return csvRow([article.title, article.id, ...claimCells(claim), ...cells(statement), ...cells(verdict)]);
}
