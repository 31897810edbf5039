import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvClaim, csvColumns, csvHead } from "@/lib/domain/exports/claims-csv";
import { csvRow } from "@/lib/domain/exports/csv";
import { anyBundle, anyText } from "./bundle";

/** Reads one or more records of RFC 4180. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < csv.length; i++) {
    const c = csv[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (csv[i + 1] === '"') cell += csv[++i];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === "," || (c === "\r" && csv[i + 1] === "\n")) {
      rows.at(-1)!.push(cell);
      cell = "";
      if (c === "\r" && ++i < csv.length - 1) rows.push([]);
    } else cell += c;
  }
  return rows;
}

test("every text comes back from a row as it was, behind an apostrophe at most", () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 2, maxLength: 6 }), (cells) => {
      const [read] = parse(csvRow(cells));
      expect(read).toHaveLength(cells.length);
      cells.forEach((cell, i) => expect([cell, `'${cell}`]).toContain(read![i]));
    }),
  );
});

test("no cell begins, after what programs trim away, with anything that a spreadsheet calculates", () => {
  fc.assert(
    fc.property(anyBundle, (bundle) => {
      for (const cell of parse(csvClaim(bundle))[0]!) {
        expect(cell).not.toMatch(/^[\s\u0000-\u001F\u200B-\u200F\uFEFF]*[=+\-@|%＝＋－＠]/);
        expect(cell).not.toMatch(/^[\t\r\n]/);
      }
    }),
  );
});

test.each(["=1+1", "+1", "-1", "@A1", "＝1", "＋1", "－1", "＠A1", "\t=1", "\r=1", "\n=1", "  =1", "\u200B=1", "%APPDATA%", "|calc"])(
  "%j gets an apostrophe",
  (text) => {
    expect(parse(csvRow([text, "x"]))[0]).toEqual([`'${text}`, "x"]);
  },
);

test("ordinary words, dashes within them and numbers stay as they are", () => {
  expect(csvRow(["a - b", "139 dead", 0, null, "O'Neill", "–"])).toBe("a - b,139 dead,0,,O'Neill,–\r\n");
});

test("rows are those of csv-stringify, wherever both see the same danger", () => {
  fc.assert(
    fc.property(
      fc.array(
        anyText.filter((text) => text !== "" && !/[\r\n]|^[\s\u0000-\u001F\u200B-\u200F\u2060\uFEFF]|^[|%]/.test(text)),
        { minLength: 2 },
      ),
      (cells) => {
        expect(csvRow(cells)).toBe(stringify([cells], { escape_formulas: true, record_delimiter: "\r\n" }));
      },
    ),
  );
});

test("a claim has one row with a cell for every column, and the same claim the same row", () => {
  expect(csvHead()).toBe(`\uFEFF${csvColumns.join(",")}\r\n`);
  fc.assert(
    fc.property(anyBundle, (bundle) => {
      const rows = parse(csvClaim(bundle));
      expect(rows).toHaveLength(1);
      expect(rows[0]).toHaveLength(csvColumns.length);
      expect(csvClaim(structuredClone(bundle))).toBe(csvClaim(bundle));
    }),
  );
});
