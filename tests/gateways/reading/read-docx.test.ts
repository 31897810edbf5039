import { describe, expect, test } from "vitest";
import { readDocument } from "@/lib/gateways/reading/read-document";
import { refusalOf } from "../refusal-of";
import { makeDocx, p, story } from "./make-docx";
import { makeZip } from "./make-zip";

const read = (bytes: Uint8Array, fileName = "story.docx") => readDocument({ bytes, fileName });
const textOf = async (body: string, more?: Record<string, string>) => (await read(makeDocx(body, more))).text;
const run = (properties: string, text: string) => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;

describe("a Word file is read as Word shows it", () => {
  test("its paragraphs stand apart by a blank line, their runs together", async () => {
    const document = await read(makeDocx(p("Gen. Ivanov", " said so", ".") + p("") + p("“No”,\u00a0she said.")));
    expect(document.text).toBe("Gen. Ivanov said so.\n\n“No”,\u00a0she said.");
    expect(document.mediaType).toBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    expect(document.charset).toBeNull();
  });

  test("tabs, line breaks and non-breaking hyphens stay; page breaks and soft hyphens go", async () => {
    const body = p(
      "a",
      "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d\u00ade</w:t></w:r>",
      '<w:r><w:br w:type="page"/></w:r>',
    );
    expect(await textOf(body)).toBe("a\tb\nc\u2011de");
  });

  test("tracked changes count as accepted; comments, field codes and hidden text are not shown", async () => {
    const body = p(
      "The toll is ",
      "<w:del><w:r><w:delText>60</w:delText></w:r></w:del>",
      "<w:ins><w:r><w:t>139</w:t></w:r></w:ins>",
      run("<w:vanish/>", " secretly"),
      run('<w:vanish w:val="0"/>', " openly"),
      '<w:r><w:instrText>HYPERLINK "http://x.test"</w:instrText></w:r>',
      '<w:r><w:commentReference w:id="1"/></w:r>',
      "<w:hyperlink><w:r><w:t> linked</w:t></w:r></w:hyperlink>",
    );
    expect(await textOf(body, { "word/comments.xml": story("comments", `<w:comment w:id="1">${p("private note")}</w:comment>`) })).toBe(
      "The toll is 139 openly linked",
    );
  });

  test("a drawing's text is read once, though it is written twice", async () => {
    const box = `<w:txbxContent>${p("In the box")}</w:txbxContent>`;
    const body = p(
      "Before",
      `<w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    );
    expect(await textOf(body)).toBe("In the box\n\nBefore");
  });

  test("a table's rows are lines, its cells apart by tabs; cells with paragraphs of their own are read one by one", async () => {
    const table = (...rows: string[][]) =>
      `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;
    expect(await textOf(p("Toll") + table([p("Day"), p("Dead")], [p("22"), p("60")]) + p("After"))).toBe(
      "Toll\n\nDay\tDead\n22\t60\n\nAfter",
    );
    expect(await textOf(table([p("One.") + p("Two."), p("Three.")]))).toBe("One.\n\nTwo.\n\nThree.");
    expect(await textOf(table([table([p("a"), p("b")]) + p(""), p("c")]))).toBe("a b\tc");
  });

  test("lists have their bullets and numbers, by level, from paragraph or style", async () => {
    const numbering = story(
      "numbering",
      `<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>`,
    );
    const styles = story("styles", `<w:style w:styleId="Bulleted"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`);
    const item = (list: string, level: number, text: string) =>
      p(`<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`, text);
    const body =
      item("1", 0, "First") +
      item("1", 1, "Inner") +
      item("1", 1, "Next") +
      item("1", 0, "Second") +
      item("1", 1, "Anew") +
      p("Between") +
      p('<w:pPr><w:pStyle w:val="Bulleted"/></w:pPr>', "Point") +
      item("0", 0, "No list");
    expect(await textOf(body, { "word/numbering.xml": numbering, "word/styles.xml": styles })).toBe(
      "1. First\n  1.a) Inner\n  1.b) Next\n2. Second\n  2.a) Anew\n\nBetween\n\n• Point\n\nNo list",
    );
  });

  test("footnotes stand at the end under raised numbers, which never run into a figure", async () => {
    const notes = story(
      "footnotes",
      `<w:footnote w:type="separator" w:id="-1">${p("<w:r><w:separator/></w:r>")}</w:footnote><w:footnote w:id="2">${p("<w:r><w:footnoteRef/></w:r>", "Agency, 23 March.")}</w:footnote>`,
    );
    const body = p(
      "At least 139",
      '<w:r><w:footnoteReference w:id="2"/></w:r>',
      " dead in 5 m",
      run('<w:vertAlign w:val="superscript"/>', "2"),
    );
    expect(await textOf(body, { "word/footnotes.xml": notes })).toBe("At least 139¹ dead in 5 m²\n\n¹ Agency, 23 March.");
  });

  test("title, author and language are proposed from its properties, else the language from its words", async () => {
    const core = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The hall</dc:title><dc:creator>Jane Doe</dc:creator><dc:language>en-us</dc:language></cp:coreProperties>`;
    expect(await read(makeDocx(p("Text."), { "docProps/core.xml": core }))).toMatchObject({
      title: "The hall",
      byline: "Jane Doe",
      language: "en-US",
    });
    expect(
      await read(makeDocx(p("Die Behörden sagten, dass der Angriff von der Gruppe geplant worden sei und nicht im Ausland."))),
    ).toMatchObject({
      title: null,
      language: "de",
    });
  });

  test("it is found wherever the package says that it is, and whatever the file is called", async () => {
    const relationships = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/main/text.xml"/></Relationships>`;
    const bytes = makeDocx("", { "_rels/.rels": relationships, "main/text.xml": story("document", `<w:body>${p("Found")}</w:body>`) });
    expect((await read(bytes, "story.txt")).text).toBe("Found");
  });

  test("its pictures are named as not read; a document of pictures only is refused", async () => {
    const picture = { "word/media/image1.png": "not looked at" };
    expect((await read(makeDocx(p("Text"), picture))).warnings).toEqual(["Words inside its picture are not read."]);
    expect(await refusalOf(read(makeDocx(p(""), picture)))).toMatchObject({ kind: "unreadable" });
  });

  test("a long document comes out whole", async () => {
    const body = Array.from({ length: 20_000 }, (_, i) => p(`Paragraph ${i} says that something happened.`)).join("");
    expect((await textOf(body)).split("\n\n")).toHaveLength(20_000);
  });
});

describe("what cannot be read is refused, with what it is and what to do", () => {
  test.each([
    ["a spreadsheet", "xl/workbook.xml"],
    ["a presentation", "ppt/presentation.xml"],
    ["an OpenDocument file", "content.xml"],
    ["an e-book", "META-INF/container.xml"],
    ["a ZIP archive", "notes/readme.txt"],
  ])("%s", async (what, part) => {
    const problem = await refusalOf(read(makeZip([{ name: part, data: "<x/>" }])));
    expect(problem.kind).toBe("unreadable");
    expect(problem.detail).toContain(what);
  });

  test("a document without text is empty", async () => {
    expect((await refusalOf(read(makeDocx(p(" \u00a0 "))))).kind).toBe("invalid");
  });

  test("one under a password, in either way", async () => {
    const locked = makeZip([{ name: "word/document.xml", data: "x".repeat(100), encrypted: true }]);
    const container = Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(2_000),
      Buffer.from("EncryptedPackage", "utf16le"),
    ]);
    for (const bytes of [locked, new Uint8Array(container)]) {
      const problem = await refusalOf(read(bytes));
      expect(problem.kind).toBe("unreadable");
      expect(problem.detail).toContain("password");
    }
  });

  test("an old .doc, and a damaged file", async () => {
    const old = new Uint8Array(Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]));
    expect((await refusalOf(read(old))).detail).toContain("old Office file");
    const whole = makeDocx(p("Text".repeat(100)));
    expect((await refusalOf(read(whole.slice(0, whole.length - 30)))).kind).toBe("unreadable");
    const bent = whole.slice();
    bent.fill(0xff, whole.length / 2, whole.length / 2 + 40);
    expect((await refusalOf(read(bent))).kind).toBe("unreadable");
    expect((await refusalOf(read(makeDocx("<w:p><w:r>")))).kind).toBe("unreadable");
  });

  test("XML with a document type, whose entities could unfold without end", async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`;
    expect((await refusalOf(read(makeDocx("", { "word/document.xml": laughs })))).kind).toBe("unreadable");
  });

  test("XML nested without end", async () => {
    expect((await refusalOf(read(makeDocx("<w:sdt>".repeat(50_000) + "</w:sdt>".repeat(50_000))))).kind).toBe("unreadable");
  });
});

describe("bombs are dropped, not unfolded", () => {
  const zeros = new Uint8Array(150 * 1024 * 1024);

  test("a part that unpacks to more than any document", async () => {
    const bytes = makeDocx("", { "word/document.xml": zeros });
    expect(bytes.length).toBeLessThan(1_000_000);
    expect((await refusalOf(read(bytes))).kind).toBe("too-large");
  });

  test("one that lies about its size", async () => {
    const parts = [{ name: "word/document.xml", data: zeros, claimedSize: 1_000 }];
    expect((await refusalOf(read(makeZip(parts)))).kind).toBe("unreadable");
  });

  test("parts that are nobody's business are not unpacked at all", async () => {
    expect((await read(makeDocx(p("Text"), { "word/media/huge.bmp": zeros }))).text).toBe("Text");
  });

  test("several parts count together", async () => {
    const most = `${story("styles", "")}<!--${"x".repeat(60 * 1024 * 1024)}-->`;
    const bytes = makeDocx(p("Text"), { "word/numbering.xml": most, "word/styles.xml": most });
    expect((await refusalOf(read(bytes))).kind).toBe("too-large");
  });

  test("an archive of too many parts", async () => {
    const parts = Array.from({ length: 5_001 }, (_, i) => ({ name: `word/${i}.xml`, data: "" }));
    expect((await refusalOf(read(makeZip(parts)))).kind).toBe("too-large");
  });
});
