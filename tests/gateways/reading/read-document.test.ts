import { describe, expect, test } from "vitest";
import { maxDocumentBytes, maxTextLength } from "@/lib/gateways/reading/document";
import { readDocument } from "@/lib/gateways/reading/read-document";
import { refusalOf } from "../refusal-of";
import { makeDocx, p } from "./make-docx";
import { column, makePdf } from "./make-pdf";

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string, fileName?: string, mediaType?: string) => readDocument({ bytes: utf8(text), fileName, mediaType });

describe("plain text and Markdown are kept exactly, line endings aside", () => {
  const odd = "  Two\u00a0spaces  \n\n\n\tA tab; e\u0301, 👩‍👩‍👧, “quotes”, soft\u00adhyphen \n* item\n# Not markup\n<b>not markup</b>\n  ";
  test.each([
    ["story.txt", "text/plain"],
    ["story.md", "text/markdown"],
    [undefined, "text/plain"],
  ])("%s", async (fileName, mediaType) => {
    expect(await read(odd, fileName)).toMatchObject({ text: odd, mediaType, charset: "utf-8", warnings: [] });
  });

  test("CRLF and CR become LF, a mark at the start goes, one inside stays", async () => {
    expect((await read("\uFEFFa\r\nb\rc\n\r\n\uFEFFd", "a.txt")).text).toBe("a\nb\nc\n\n\uFEFFd");
  });

  test("five megabytes, in any script", async () => {
    for (const line of ["The spokesman said so.\n", "Представитель так сказал.\n", "発言者はそう言った。\n"]) {
      const text = line.repeat(Math.floor((5 * 1024 * 1024) / Buffer.byteLength(line)));
      expect((await read(text, "long.txt")).text === text).toBe(true);
    }
  });
});

describe("what is known is proposed", () => {
  test("a title and a byline from the first lines", async () => {
    expect(await read("\nAttack on the hall\n\nBy Jane van Doe\n\nThe spokesman said so.", "a.txt")).toMatchObject({
      title: "Attack on the hall",
      byline: "Jane van Doe",
      publisher: null,
      publishedAt: null,
    });
    expect(await read("It all began on a Friday.\n\nBy and large, nothing was known\n", "a.txt")).toMatchObject({
      title: null,
      byline: null,
    });
    expect((await read("Notes\n\n# The hall, again #\n\nText", "a.md")).title).toBe("The hall, again");
  });

  test.each([
    ["en", "The spokesman said that the number of people who were hurt in the attack had risen, and that it may still rise."],
    ["de", "Der Sprecher sagte, dass die Zahl der Verletzten nach dem Angriff gestiegen ist und noch weiter steigen könnte."],
    ["fr", "Le porte-parole a dit que le nombre des blessés dans l'attaque est en hausse et qu'il peut encore augmenter pour la ville."],
    ["es", "El portavoz dijo que el número de los heridos en el ataque había aumentado y que podría ser más alto por la noche."],
    ["it", "Il portavoce ha detto che il numero dei feriti nell'attacco è in aumento e che non si sa di più per il momento."],
    ["pt", "O porta-voz disse que o número de feridos no ataque aumentou e que não se sabe mais do que foi dito para a imprensa."],
    ["nl", "De woordvoerder zei dat het aantal gewonden bij de aanval is gestegen en dat er nog meer zijn die niet geteld zijn."],
    ["pl", "Rzecznik powiedział, że liczba rannych w ataku wzrosła i że nie jest to jeszcze koniec, o czym po południu mówił z nim."],
    [
      "tr",
      "Sözcü saldırıda yaralananların sayısının arttığını ve bu sayının daha da artabileceğini söyledi, ancak çok olan için bir şey yok.",
    ],
    ["ru", "Представитель сказал, что число раненых при нападении выросло и может вырасти ещё."],
    ["uk", "Речник сказав, що кількість поранених під час нападу зросла і може ще зрости, її уточнюють."],
    ["ar", "قال المتحدث إن عدد الجرحى في الهجوم قد ارتفع وقد يرتفع أكثر من ذلك"],
    ["he", "הדובר אמר כי מספר הפצועים בהתקפה עלה והוא עשוי לעלות עוד יותר בהמשך"],
    ["el", "Ο εκπρόσωπος είπε ότι ο αριθμός των τραυματιών από την επίθεση αυξήθηκε"],
    ["zh", "发言人说在袭击中受伤的人数已经上升并且可能还会继续上升请大家注意安全不要相信谣言谢谢大家合作今天到此"],
    ["ja", "報道官は攻撃による負傷者の数が増えており、さらに増える可能性があると述べたということです。"],
    ["ko", "대변인은 이번 공격으로 인한 부상자 수가 늘었으며 앞으로 더 늘어날 수 있다고 말했다고 전했다 그리고 또"],
    [null, "Short."],
    [null, "Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore magna aliqua."],
    [null, "139 60 22 2024 ".repeat(40)],
  ])("the language %s from its letters and small words", async (language, text) => {
    expect((await read(text, "a.txt")).language).toBe(language);
  });
});

describe("the bytes say what it is, whatever the name says", () => {
  test("a page called .txt or .md is read as a page, with a warning", async () => {
    for (const start of ["<!DOCTYPE html>", "<?xml version='1.0'?>\n<!-- saved --> <html lang=en>", "\n<HTML>"]) {
      const document = await read(`${start}<body><p>Text</p></body>`, "story.txt");
      expect(document).toMatchObject({ text: "Text", mediaType: "text/html" });
      expect(document.warnings[0]).toContain("whatever its name says");
    }
  });

  test("text that only begins with a tag is text", async () => {
    expect(await read("<b>Bold</b> text", "a.md")).toMatchObject({ text: "<b>Bold</b> text", mediaType: "text/markdown" });
    expect(await read("<!-- draft -->\nText", "a.txt")).toMatchObject({ mediaType: "text/plain" });
  });

  test("text called .html, .docx or .pdf is read as text", async () => {
    expect(await read("Just text, 1 < 2.", "a.html")).toMatchObject({ text: "Just text, 1 < 2.", mediaType: "text/plain" });
    for (const name of ["a.docx", "a.pdf"]) {
      const document = await read("Just text", name);
      expect(document).toMatchObject({ text: "Just text", mediaType: "text/plain" });
      expect(document.warnings).toEqual(["It is plain text, whatever its name says, and was read as that."]);
    }
  });

  test("a PDF and a Word file are known under any name and type", async () => {
    const pdf = makePdf([column(["Text in a PDF"])]);
    expect((await readDocument({ bytes: pdf, fileName: "a.docx", mediaType: "text/html" })).text).toBe("Text in a PDF");
    expect((await readDocument({ bytes: makeDocx(p("Text")), fileName: "a.txt", mediaType: "application/pdf" })).text).toBe("Text");
  });

  test("the declared type tells a page or Markdown, where there is no name", async () => {
    expect((await read("<p>Text</p>", undefined, "text/html")).text).toBe("Text");
    expect((await read("<p>Text</p>", undefined, "application/xhtml+xml")).text).toBe("Text");
    expect((await read("<p>Text</p>", undefined, "text/plain")).text).toBe("<p>Text</p>");
    expect((await read("{}", undefined, "application/json")).mediaType).toBe("text/plain");
    const fetched = { bytes: utf8("# T"), mediaType: "text/plain", url: "https://x.test/a.md?raw=1" };
    expect((await readDocument(fetched)).mediaType).toBe("text/markdown");
  });

  test("prose about file formats is prose", async () => {
    for (const text of ["A file begins with %PDF-1.7.", "ID3 tags, PK and MZ are signatures", "BZh, Rar! and GIF too", "RIFF, WAVE"]) {
      expect((await read(text, "a.txt")).text).toBe(text);
    }
  });
});

describe("what is not a document is refused, with what it is and what to do", () => {
  test.each([
    ["89504e470d0a1a0a0000000d", "PNG picture"],
    ["ffd8ffe000104a464946", "JPEG picture"],
    ["474946383961", "GIF picture"],
    ["52494646aaaaaaaa57454250", "WebP picture"],
    ["0000001c667479706865696300", "HEIF picture"],
    ["0000001c6674797069736f6d00", "MP4 film"],
    ["49443304000000", "MP3 recording"],
    ["1f8b0800", "gzip archive"],
    ["377abcaf271c", "7-Zip archive"],
    ["526172211a0700", "RAR archive"],
    ["504b0506000000000000", "empty ZIP archive"],
    ["7f454c4602", "program"],
    ["53514c69746520666f726d6174203300", "SQLite database"],
    ["7b5c727466315c616e7369", "RTF file"],
  ])("%s: %s", async (hex, what) => {
    const bytes = new Uint8Array(Buffer.concat([Buffer.from(hex, "hex"), Buffer.alloc(64, 7)]));
    const problem = await refusalOf(readDocument({ bytes, fileName: "story.txt" }));
    expect(problem.kind).toBe("unreadable");
    expect(problem.detail).toContain(what);
    expect(problem.detail!.split(". ").length).toBeGreaterThan(1);
  });

  test("a saved page in one file, and what a server calls a picture", async () => {
    expect((await refusalOf(read("From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"))).detail).toContain(".mhtml");
    expect((await refusalOf(read("<svg/>", undefined, "image/svg+xml"))).kind).toBe("unreadable");
  });

  test.each(["", " ", "\n\r\n\t", "\u00a0\u2003", "\uFEFF"])("nothing but white space: %j", async (text) => {
    const problem = await refusalOf(read(text, "a.txt"));
    expect(problem).toEqual({ kind: "invalid", detail: "There is no text in it.", fields: { text: "There is no text in it." } });
  });
});

describe("too large is refused with both figures", () => {
  test("in bytes, before anything is read", async () => {
    const problem = await refusalOf(readDocument({ bytes: new Uint8Array(maxDocumentBytes + 1), fileName: "a.pdf" }));
    expect(problem).toEqual({ kind: "too-large", detail: "This file comes to 21 million bytes; at most 21 million can be read." });
  });

  test("in letters", async () => {
    expect((await read("x".repeat(maxTextLength), "a.txt")).text).toHaveLength(maxTextLength);
    const problem = await refusalOf(read("x".repeat(8_000_000), "a.txt"));
    expect(problem).toEqual({ kind: "too-large", detail: "Its text comes to 8 million characters; at most 6.3 million can be read." });
  });
});
