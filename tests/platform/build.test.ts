import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const server = join(import.meta.dirname, "../../.next-test/server");

test("no page takes the project's own files along: a path put together at run time looks to the build like a pattern", () => {
  expect(existsSync(server), "the build comes first").toBe(true);
  const traces = readdirSync(server, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".nft.json"));
  expect(traces.length).toBeGreaterThan(0);
  const taken = traces.flatMap((trace) =>
    (JSON.parse(readFileSync(join(server, trace), "utf8")) as { files: string[] }).files.map((file) => `${trace}: ${file}`),
  );
  expect(taken.filter((line) => /: (\.\.\/)*(\.data|\.git|\.ci|tests|bin|docs)\//.test(line)).slice(0, 5)).toEqual([]);
});
