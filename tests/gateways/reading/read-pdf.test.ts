import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readDocument } from "@/lib/gateways/reading/read-document";
import { refusalOf } from "../refusal-of";
import { column, makePdf } from "./make-pdf";

const read = (bytes: Uint8Array) => readDocument({ bytes, fileName: "report.pdf" });
const lines = [
  "The spokesman said on Friday that the number of people who had died in the",
  "hall had risen to one hundred and thirty-nine, and that many more were hurt.",
];

describe("a PDF's text is read as paragraphs", () => {
  test("lines of one paragraph are joined; a gap, an indent or a list mark begins the next", async () => {
    const page = [
      ...column(lines),
      ...column(["After a gap there is a second paragraph, which goes on over", "two lines."], { top: 710 }),
      ...column(["An indented third paragraph, which is long enough to be one,"], { x: 90, top: 682 }),
      ...column(["goes on here."], { top: 668 }),
      ...column(["\x95 first point", "\x95 second point"], { top: 654 }),
    ];
    const document = await read(makePdf([page], { compress: true }));
    expect(document.text.split("\n\n")).toEqual([
      lines.join(" "),
      "After a gap there is a second paragraph, which goes on over two lines.",
      "An indented third paragraph, which is long enough to be one, goes on here.",
      "• first point",
      "• second point",
    ]);
    expect(document).toMatchObject({ mediaType: "application/pdf", charset: null, language: "en", warnings: [] });
  });

  test("larger letters are a paragraph of their own, and the proposed title", async () => {
    const page = [{ x: 72, y: 790, size: 20, text: "Attack on the hall" }, ...column(lines)];
    const document = await read(makePdf([page]));
    expect(document.text.split("\n\n")).toEqual(["Attack on the hall", lines.join(" ")]);
    expect(document.title).toBe("Attack on the hall");
  });

  test("its own title and author are proposed, unless the title is a file's name", async () => {
    const document = await read(makePdf([column(lines)], { info: { Title: "The hall", Author: "Jane Doe" } }));
    expect(document).toMatchObject({ title: "The hall", byline: "Jane Doe" });
    expect((await read(makePdf([column(lines)], { info: { Title: "Microsoft Word - final_2.doc" } }))).title).toBeNull();
  });

  test("words cut at a line's end are put together, compounds keep their hyphen, and the person is told", async () => {
    const page = column([
      "It is a well-known fact that the official in-",
      "vestigation began on the very day, and the well-",
      "known commission took part in it from the start, as did Russian-",
      "American experts who had been asked to come.",
    ]);
    const document = await read(makePdf([page]));
    expect(document.text).toContain("official investigation began");
    expect(document.text).toContain("the well-known commission");
    expect(document.text).toContain("Russian- American");
    expect(document.warnings).toEqual(["2 words that were cut at a line's end put together."]);
  });

  test("a sentence goes on over the end of a page", async () => {
    const pages = [column([lines[0]!]), column([lines[1]!])];
    expect((await read(makePdf(pages))).text).toBe(lines.join(" "));
  });

  test("running titles and page numbers of most pages are left out; a line that only looks like one stays", async () => {
    const pages = Array.from({ length: 4 }, (_, i) => [
      { x: 72, y: 810, size: 9, text: `Report on the hall, ${i + 11} of 14` },
      ...column([`Chapter ${["one", "two", "three", "four"][i]} says what happened then.`, `It cost ${i * i * 37 + 5} roubles.`]),
      { x: 290, y: 30, size: 9, text: String(i + 11) },
    ]);
    const document = await read(makePdf(pages));
    expect(document.text).not.toMatch(/Report on|\b1[1-4]\b/);
    expect(document.text).toContain("It cost 338 roubles.");
    expect(document.warnings).toEqual(["8 running titles and page numbers left out."]);
  });

  test("pages without text among others are named", async () => {
    expect((await read(makePdf([column(lines), null]))).warnings).toEqual(["1 of 2 pages hold no text; they may be scans."]);
  });

  test("the caller's bytes stay the caller's", async () => {
    const bytes = makePdf([column(lines)]);
    const before = bytes.slice();
    await read(bytes);
    expect(Buffer.compare(bytes, before)).toBe(0);
  });
});

describe("what cannot be read is refused, with what it is and what to do", () => {
  test("a scan", async () => {
    const problem = await refusalOf(read(makePdf([null, null])));
    expect(problem.kind).toBe("unreadable");
    expect(problem.detail).toContain("OCR");
  });

  test("one under a password", async () => {
    const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >> /ID [<00> <00>]`;
    const problem = await refusalOf(read(makePdf([column(lines)], { encrypt: lock })));
    expect(problem).toEqual({ kind: "unreadable", detail: "This PDF is under a password. Save a copy without it and take that." });
  });

  test("one that is damaged, or is none", async () => {
    for (const content of ["%PDF-1.7\nnothing of the kind", "%PDF-1.4\n%%EOF"]) {
      const problem = await refusalOf(read(new TextEncoder().encode(content)));
      expect(problem.kind).toBe("unreadable");
    }
  });

  test("one of too many pages", async () => {
    expect((await refusalOf(read(makePdf(Array.from({ length: 2_001 }, () => []))))).kind).toBe("too-large");
  }, 20_000);
});

describe("bombs are dropped, not unfolded", () => {
  const bomb = deflateSync(Buffer.alloc(200 * 1024 * 1024, " "));

  test("a page that unpacks to more than any page", async () => {
    expect((await refusalOf(read(makePdf([[]], { contents: [bomb] })))).kind).toBe("too-large");
  });

  test("a bomb in a bomb", async () => {
    expect((await refusalOf(read(makePdf([[]], { contents: [deflateSync(bomb)] })))).kind).toBe("too-large");
  });

  test("many middling ones", async () => {
    const part = deflateSync(Buffer.alloc(60 * 1024 * 1024, " "));
    const pages = Array.from({ length: 8 }, () => []);
    expect((await refusalOf(read(makePdf(pages, { contents: pages.map(() => part) })))).kind).toBe("too-large");
  }, 20_000);
});
