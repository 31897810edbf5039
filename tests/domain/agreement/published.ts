import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { coefficients } from "@/lib/domain/agreement/coefficient";
import { ratingsFrom, type RatingRow, type Ratings } from "@/lib/domain/agreement/ratings";

const numbers = z.array(z.array(z.number().int()));
const caseSchema = z.object({
  name: z.string(),
  observers: z.array(z.array(z.string().nullable())).optional(),
  counts: numbers.optional(),
  table: numbers.optional(),
  expected: z.partialRecord(z.enum(coefficients), z.string()),
});
export type PublishedCase = z.output<typeof caseSchema>;

/** tests/vectors/agreement/README.md says what the files hold. */
export function published<T>(file: string, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(readFileSync(join(import.meta.dirname, "../../vectors/agreement", `${file}.json`), "utf8")));
}

export function publishedCases(file: string): PublishedCase[] {
  return published(file, z.object({ source: z.string(), cases: z.array(caseSchema) })).cases;
}

export function ratingsOfCase({ observers = [], counts = [], table = [] }: PublishedCase): Ratings {
  return ratingsFrom([
    ...observers.flatMap((row, rater) => row.map((label, item) => ({ item: `i${item}`, rater: `r${rater}`, label }))),
    ...counts.flatMap((row, item) => row.flatMap((n, label) => Array<string>(n).fill(`l${label}`)).map(by(item))),
    ...table.flatMap((row, one) =>
      row.flatMap((n, other) => Array.from({ length: n }, (_, i) => [`l${one}`, `l${other}`].map(by(`${one}-${other}-${i}`))).flat()),
    ),
  ]);
}

function by(item: string | number): (label: string, rater: number) => RatingRow {
  return (label, rater) => ({ item: `i${item}`, rater: `r${rater}`, label });
}

/** Half a unit of the last digit that was printed. */
export function precisionOf(printed: string): number {
  return 0.5 * 10 ** -(printed.split(".")[1]?.length ?? 0) + 1e-12;
}
