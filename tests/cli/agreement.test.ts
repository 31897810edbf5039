import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { agreementCommand } from "@/bin/onus/agreement";
import { Usage } from "@/bin/onus/command";
import { coefficients } from "@/lib/domain/agreement/coefficient";
import { Refusal } from "@/lib/domain/problems";
import { publishedCases, ratingsOfCase } from "@/tests/domain/agreement/published";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "onus-agreement-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function agreement(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "bin/onus.ts", "agreement", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

type Answer = {
  data: object;
  raters: string[];
  labels: string[];
  bootstrap: object | null;
  coefficients: Record<string, { value?: number; undefined?: string; n: object; interval?: { low: number; high: number } }>;
  pairs: { raters: string[]; items: number; coefficients: Answer["coefficients"] }[];
};

/** Krippendorff’s four observers as a file, its columns turned round and some cells quoted. */
function fourObservers(): string {
  const { items, raters, labels, codes } = ratingsOfCase(publishedCases("krippendorff-2011")[2]!);
  const lines = items.flatMap((item, i) =>
    raters.map((rater, j) => {
      const label = labels[codes[i * raters.length + j]! - 1];
      return `"label ${label ?? ""}",${item},,"${rater}, an ""observer"""`.replace(`"label "`, "");
    }),
  );
  return `\uFEFFLabel,item,note,rater\r\n${lines.join("\r\n")}\r\n`;
}

describe("onus agreement", { timeout: 30_000 }, () => {
  it("answers every coefficient, together and by pair, with n, interval and seed", () => {
    const { status, stdout, stderr } = agreement(file("four.csv", fourObservers()), "--json", "--seed", "5", "--resamples", "200");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const answer = JSON.parse(stdout) as Answer;
    expect(answer.data).toEqual({ items: 12, singles: 1, ratings: 41, raters: 4, labels: 5 });
    expect(answer.raters[0]).toBe('r0, an "observer"');
    expect(answer.labels).toEqual(["label 1", "label 2", "label 3", "label 4", "label 5"]);
    expect(answer.bootstrap).toEqual({ seed: 5, resamples: 200, level: 0.95 });
    expect(answer.coefficients.krippendorffAlpha!.value).toBeCloseTo(0.743, 3);
    expect(answer.coefficients.krippendorffAlpha!.n).toEqual({ items: 11, ratings: 40, raters: 4 });
    expect(answer.pairs.map(({ items }) => items)).toEqual([9, 8, 9, 9, 10, 10]);
    for (const group of [answer, ...answer.pairs]) {
      expect(Object.keys(group.coefficients)).toEqual([...coefficients]);
      for (const { value, interval } of Object.values(group.coefficients)) {
        expect(interval!.low).toBeLessThanOrEqual(value!);
        expect(interval!.high).toBeGreaterThanOrEqual(value!);
      }
    }
  });

  it("gives the same bytes for the same seed and data, whatever the order of the rows", () => {
    const text = fourObservers();
    const [head, ...lines] = text.trim().split("\r\n");
    const turned = [head, ...lines.toReversed()].join("\n");
    const bytes = agreement(file("one.csv", text), "--json", "--seed", "7").stdout;
    expect(JSON.parse(bytes)).toMatchObject({ bootstrap: { seed: 7, resamples: 1000 } });
    expect(agreement(file("turned.csv", turned), "--json", "--seed", "7").stdout).toBe(bytes);
  });

  it("says what is undefined, and why, and takes a scheme of labels", () => {
    const path = file("alike.csv", "item,rater,label\na,x,yes\na,y,yes\nb,x,yes\nb,y,yes\n");
    const alike = JSON.parse(agreement(path, "--json").stdout) as Answer;
    expect(alike.coefficients.gwetAc1).toEqual({
      undefined: "There is only one label, so raters could not have differed.",
      n: { items: 2, ratings: 4, raters: 2 },
    });
    const scheme = JSON.parse(agreement(path, "--json", "--labels", "yes, no").stdout) as Answer;
    expect(scheme.labels).toEqual(["yes", "no"]);
    expect(scheme.coefficients.gwetAc1).toMatchObject({ value: 1 });
    expect(scheme.coefficients.cohenKappa!.undefined).toMatch(/^Only one label was given/);
    expect(`${JSON.stringify(alike)}${JSON.stringify(scheme)}`).not.toMatch(/NaN|Infinity|:null[,}]/);
  });

  it("prints a table for people", () => {
    const { status, stdout } = agreement(file("table.csv", fourObservers()), "--resamples", "50");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^12 items \(1 rated once\), 41 ratings, 4 raters, 5 labels\n/);
    expect(stdout).toMatch(/^Krippendorff’s α +11 items +0\.743 \[-?\d\.\d{3}, \d\.\d{3}.*\]$/m);
    expect(stdout).toContain("95 % interval, bootstrap over items, 50 resamples, seed 1.");
  });

  it("refuses on stderr with exit code 1, and does not understand with exit code 2", () => {
    const refused = agreement(file("double.csv", "item,rater,label\na,x,yes\na,x,no\n"), "--json");
    expect(refused).toEqual({ status: 1, stdout: "", stderr: "Refused (invalid): Item “a” has more than one row of rater “x”.\n" });
    const notUnderstood = agreement("a.csv", "--seed", "x");
    expect({ ...notUnderstood, stderr: "" }).toEqual({ status: 2, stdout: "", stderr: "" });
    expect(notUnderstood.stderr).toMatch(/^--seed is a whole number from 0 to \d+\.\nUsage:\n {2}onus agreement FILE\.csv/);
  });

  it.each([
    ["a file that is not there", () => join(folder, "none.csv"), "There is no such file"],
    ["an empty file", () => file("empty.csv", ""), "Nothing in it"],
    ["a header without rows", () => file("header.csv", "item,rater,label\n"), "a header, and no rows"],
    ["a missing column", () => file("columns.csv", "item,label\na,yes\n"), "no column rater in the header: item, label"],
    ["a column that is there twice", () => file("twice.csv", "item,rater,label,Item\na,x,yes,b\n"), "two columns are named item"],
    ["a row that is too short", () => file("short.csv", "item,rater,label\na,x,yes\nb,x\n"), "record 3 has 2 cells, the header 3"],
    ["a row without a rater", () => file("nobody.csv", "item,rater,label\na,,yes\n"), "record 2 names no rater"],
    ["a quote left open", () => file("quote.csv", 'item,rater,label\na,x,"yes\n'), "record 2"],
  ])("refuses %s", async (_, path, why) => {
    const refusal: unknown = await agreementCommand.run([path()]).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).problem.detail).toContain(why);
  });

  it("refuses a label outside the scheme", async () => {
    const path = file("outside.csv", "item,rater,label\na,x,yes\na,y,maybe\n");
    await expect(agreementCommand.run([path, "--labels", "yes,no"])).rejects.toThrow(
      "“maybe” (item “a”, rater “y”) is none of the labels: yes, no.",
    );
  });

  it.each([
    [[]],
    [["a.csv", "b.csv"]],
    [["a.csv", "--seed", "-1"]],
    [["a.csv", "--resamples", "10001"]],
    [["a.csv", "--labels", "a,,b"]],
    [["a.csv", "--frob"]],
  ])("does not understand %j", async (args) => {
    await expect(agreementCommand.run(args)).rejects.toBeInstanceOf(Usage);
  });
});
