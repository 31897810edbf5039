import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { type LineRecord, lineSchema } from "@/lib/domain/exports/lines";

/** Downloads one format from the export page, twice, and holds the two against each other. */
export async function downloadTwice(page: Page, format: string): Promise<string> {
  const files: Buffer[] = [];
  for (let time = 0; time < 2; time++) {
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: `Download ${format}` }).click();
    files.push(await readFile(await (await downloading).path()));
  }
  const [first, second] = files;
  expect(first!.length).toBeGreaterThan(0);
  expect(second!.equals(first!), `two downloads of ${format} are the same bytes`).toBe(true);
  return first!.toString("utf8");
}

/** The lines of a JSON Lines export, each held to the schema. */
export function readLines(jsonl: string) {
  const lines = jsonl
    .trimEnd()
    .split("\n")
    .map((line) => lineSchema.parse(JSON.parse(line)));
  expect(lines[0]!.record).toBe("header");
  expect(lines.at(-1)!.record).toBe("end");
  return <Kind extends LineRecord>(record: Kind) =>
    lines.filter((line): line is Extract<typeof line, { record: Kind }> => line.record === record);
}

/** What stands at offsets that count code points. */
export const codePoints = (text: string, start: number, end: number): string => [...text].slice(start, end).join("");
