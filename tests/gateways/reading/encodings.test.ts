import { describe, expect, test } from "vitest";
import { readDocument } from "@/lib/gateways/reading/read-document";
import { refusalOf } from "../refusal-of";
import { encodeAs, encodeUtf16 } from "./encode";

const read = (bytes: Uint8Array, charset?: string) => readDocument({ bytes, fileName: "story.txt", charset });
const utf8 = (text: string) => new TextEncoder().encode(text);
const bytesOf = (...parts: (number[] | Uint8Array)[]) => new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));

const russian = "Следственный комитет сообщил, что число погибших в результате нападения достигло ста тридцати девяти человек.";
const german = "Der Präsident sagte, daß die Zahl der Toten höher sei: „mehr als 60“, und daß man prüfe, wer dafür verantwortlich war.";
const polish = "Władze potwierdziły, że liczba ofiar wzrosła do 139 osób, większość z nich to cywile. Żadna organizacja się nie przyznała.";
const turkish = "Türkiye Cumhurbaşkanı saldırıyı kınadı ve ölenlerin sayısının arttığını söyledi, işte şöyle dedi.";
const greek = "Η κυβέρνηση ανακοίνωσε ότι ο αριθμός των νεκρών αυξήθηκε σε εκατόν τριάντα εννέα.";
const arabic = "قال المتحدث إن عدد القتلى ارتفع إلى مئة وتسعة وثلاثين بعد الهجوم";
const japanese = "報道官は攻撃による負傷者の数が増えており、さらに増える可能性があると述べたということです。詳しいことはわかっていません。";
const chinese = "发言人说，在袭击中受伤的人数已经上升，并且可能还会继续上升。警方正在调查这次事件的原因，请大家不要相信谣言。";
const taiwanese = "發言人說，在襲擊中受傷的人數已經上升，而且可能還會繼續上升。警方正在調查這次事件的原因，請大家不要相信謠言。";
const korean = "대변인은 이번 공격으로 인한 부상자 수가 늘었으며 앞으로 더 늘어날 수 있다고 말했다. 경찰은 사건의 원인을 조사하고 있다.";
const everything = "“No”, she said — it’s café, Żółw, Привет, 日本語, עברית, 👩‍👩‍👧, e\u0301, a\u00a0b.";

describe("marked or valid Unicode is read without a word", () => {
  test.each<[string, Uint8Array, string]>([
    ["UTF-8", utf8(everything), "utf-8"],
    ["UTF-8 with a mark", bytesOf([0xef, 0xbb, 0xbf], utf8(everything)), "utf-8"],
    ["UTF-16 little-endian with a mark", bytesOf([0xff, 0xfe], encodeUtf16(everything, "le")), "utf-16le"],
    ["UTF-16 big-endian with a mark", bytesOf([0xfe, 0xff], encodeUtf16(everything, "be")), "utf-16be"],
  ])("%s", async (_name, bytes, charset) => {
    expect(await read(bytes)).toMatchObject({ text: everything, charset, warnings: [] });
  });

  test("UTF-16 without a mark is recognised, with a warning", async () => {
    for (const order of ["le", "be"] as const) {
      const document = await read(encodeUtf16("He said so on Friday, the 22nd.\n", order));
      expect(document).toMatchObject({ text: "He said so on Friday, the 22nd.\n", charset: `utf-16${order}` });
      expect(document.warnings[0]).toContain("not declared");
    }
  });
});

describe("older encodings are recognised by their letters, and the person is told what was assumed", () => {
  test.each([
    ["windows-1251", russian],
    ["koi8-r", russian],
    ["windows-1252", german],
    ["windows-1250", polish],
    ["iso-8859-2", polish],
    ["windows-1254", turkish],
    ["iso-8859-7", greek],
    ["windows-1256", arabic],
    ["shift_jis", japanese],
    ["euc-jp", japanese],
    ["gb18030", chinese],
    ["big5", taiwanese],
    ["euc-kr", korean],
  ])("%s", async (charset, text) => {
    const document = await read(encodeAs(text, charset));
    expect(document).toMatchObject({ text, charset });
    expect(document.warnings).toEqual([`Its encoding is not declared; read as ${charset}. Check accented and foreign letters.`]);
  });
});

describe("a declared encoding", () => {
  test("is taken at its word where it fits, under any of its names", async () => {
    expect(await read(encodeAs(russian, "windows-1251"), "CP1251")).toMatchObject({ text: russian, charset: "windows-1251", warnings: [] });
    expect(await read(encodeAs("café", "windows-1252"), "latin1")).toMatchObject({ text: "café", charset: "windows-1252", warnings: [] });
    expect(await read(encodeUtf16("Przyszłość", "be"), "utf-16be")).toMatchObject({ text: "Przyszłość", warnings: [] });
  });

  test("gives way to a byte order mark", async () => {
    expect(await read(bytesOf([0xef, 0xbb, 0xbf], utf8("café")), "windows-1251")).toMatchObject({ text: "café", charset: "utf-8" });
  });

  test("gives way to UTF-8 where a server's default was declared for it", async () => {
    expect(await read(utf8("It’s café."), "iso-8859-1")).toMatchObject({
      text: "It’s café.",
      charset: "utf-8",
      warnings: ["Declared as windows-1252, but read as UTF-8, which it is."],
    });
  });

  test("that does not fit, or that nobody knows, is passed over with a warning", async () => {
    const wrong = await read(encodeAs(german, "windows-1252"), "utf-8");
    expect(wrong).toMatchObject({ text: german, charset: "windows-1252" });
    expect(wrong.warnings[0]).toBe("Declared as utf-8, which it is not.");
    expect((await read(utf8("café"), "klingon-8")).warnings).toEqual(["The declared encoding “klingon-8” is not known."]);
  });

  test("by a page's own meta tag holds where no header declares one", async () => {
    const bytes = encodeAs(
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body><p>${russian}</p></body></html>`,
      "windows-1251",
    );
    expect(await readDocument({ bytes, mediaType: "text/html" })).toMatchObject({ text: russian, charset: "windows-1251" });
    const header = await readDocument({
      bytes: encodeAs(`<meta charset="utf-8"><p>${russian}</p>`, "koi8-r"),
      mediaType: "text/html",
      charset: "koi8-r",
    });
    expect(header).toMatchObject({ text: russian, charset: "koi8-r" });
    const impossible = await readDocument({ bytes: utf8("<meta charset=utf-16><p>café</p>"), mediaType: "text/html" });
    expect(impossible).toMatchObject({ text: "café", charset: "utf-8" });
  });
});

describe("what is not text is refused", () => {
  test.each<[string, Uint8Array]>([
    ["random bytes", Uint8Array.from({ length: 4_000 }, (_, i) => (i * 7919 + ((i * i) >> 3)) & 0xff || 1)],
    ["bytes with NULs", bytesOf(utf8("text and "), [0, 1, 2, 0, 0], utf8("more"))],
    ["control characters", Uint8Array.from({ length: 400 }, (_, i) => (i % 8) + 1)],
    ["UTF-16 with half a character", bytesOf([0xff, 0xfe], encodeUtf16("abc", "le"), [0x00, 0xd8])],
    ["UTF-8 with a mark, but damaged", bytesOf([0xef, 0xbb, 0xbf], utf8("abc"), [0xff])],
    ["UTF-32", bytesOf([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])],
  ])("%s", async (_name, bytes) => {
    const problem = await refusalOf(read(bytes));
    expect(problem.kind).toBe("unreadable");
    expect(problem.detail).toMatch(/\w+ .*\.$/);
  });
});
