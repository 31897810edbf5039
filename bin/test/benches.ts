import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Row } from "@/tests/bench/row";
import { generateClientIfStale } from "../build/generate";

type Bench = { name: string; run(): Promise<Row[]> };

/** Runs the benches of tests/bench one after the other. Rows go to stdout, whole, at the end; everything else to stderr. */
export async function runBenches(wanted: string[]): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
  console.log = console.error;
  generateClientIfStale();
  const benches = await Promise.all(benchFiles().map((file) => import(pathToFileURL(file).href) as Promise<Bench>));
  const unknown = wanted.filter((name) => benches.every((bench) => bench.name !== name));
  if (unknown.length > 0) {
    console.error(`There is no bench named ${unknown.join(", ")}. There are: ${benches.map((bench) => bench.name).join(", ")}.`);
    process.exit(2);
  }
  const rows: Row[] = [];
  let failed = 0;
  for (const bench of benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    console.error(`${bench.name} …`);
    try {
      for (const row of await bench.run()) {
        rows.push(row);
        console.error(
          `  ${row.met ? "met   " : "MISSED"} ${row.name}: ${row.value} ${row.unit}, ${row.reference} ${row.referenceValue}, ratio ${row.ratio} (goal ${row.goal})`,
        );
      }
    } catch (error) {
      failed++;
      console.error(error);
    }
  }
  process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`, () => process.exit(failed > 0 ? 1 : 0));
}

function benchFiles(): string[] {
  return readdirSync("tests/bench", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".bench.ts"))
    .sort()
    .map((file) => resolve("tests/bench", file));
}
