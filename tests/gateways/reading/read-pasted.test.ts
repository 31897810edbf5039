import { describe, expect, test } from "vitest";
import { maxTextLength } from "@/lib/gateways/reading/document";
import { readPasted } from "@/lib/gateways/reading/read-pasted";
import { refusalOf } from "../refusal-of";

describe("pasted text is kept exactly, but for what cannot be stored", () => {
  test("all else stays", async () => {
    const text = "  “No”,\u00a0she said.\n\n\n\t👩‍👩‍👧 e\u0301 <b>x</b> \u200b\u202e end  ";
    expect(await readPasted(text)).toMatchObject({ text, mediaType: "text/plain", charset: null, warnings: [] });
  });

  test("line endings become LF, a mark at the start goes", async () => {
    expect((await readPasted("\uFEFFa\r\nb\rc")).text).toBe("a\nb\nc");
  });

  test("NULs are left out and lone surrogates replaced, and the person is told how many", async () => {
    const pasted = await readPasted("a\0b\0c \ud83d d \udc69 e 👩");
    expect(pasted.text).toBe("abc \ufffd d \ufffd e 👩");
    expect(pasted.warnings).toEqual([
      "2 NUL characters left out: text cannot hold them.",
      "2 half characters (a lone surrogate) replaced by the sign \ufffd.",
    ]);
    expect(Buffer.from(pasted.text, "utf8").toString("utf8")).toBe(pasted.text);
    expect((await readPasted("a\0b")).warnings).toEqual(["One NUL character left out: text cannot hold it."]);
  });

  test("the clipboard's HTML is used only where there is no text", async () => {
    expect((await readPasted("text", "<p>html</p>")).text).toBe("text");
    expect((await readPasted("", "<p>one</p><p>two</p>")).text).toBe("one\n\ntwo");
  });
});

test.each(["", "  \n ", "\uFEFF"])("nothing is refused: %j", async (text) => {
  expect((await refusalOf(readPasted(text))).kind).toBe("invalid");
});

test("NULs alone are nothing, too", async () => {
  expect((await refusalOf(readPasted("\0\0"))).kind).toBe("invalid");
});

test("too much is refused", async () => {
  expect((await refusalOf(readPasted("x".repeat(maxTextLength + 1)))).kind).toBe("too-large");
});
