import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "@/lib/domain/problems";
import { readDocument } from "@/lib/gateways/reading/read-document";
import { readPasted } from "@/lib/gateways/reading/read-pasted";
import { makeDocx, p } from "./make-docx";
import { column, makePdf } from "./make-pdf";

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body><article><h1>T</h1><table><tr><td>a</table><ul><li>b</ul>${"<p>The spokesman said so, and then more.</p>".repeat(12)}</article></body></html>`;
const whole: [string, Uint8Array][] = [
  ["a.html", new TextEncoder().encode(html)],
  ["a.docx", makeDocx(p("Gen. Ivanov said so.") + p("And then more."))],
  ["a.pdf", makePdf([column(["The spokesman said so,", "and then more."]), column(["Second page."])], { compress: true })],
  ["a.txt", new TextEncoder().encode("“No”, she said — it’s café.\n".repeat(20))],
];

/** A text that can be stored, or a refusal; anything else is a fault of ours. */
async function outcome(read: Promise<{ text: string }>): Promise<string> {
  try {
    const { text } = await read;
    return text.isWellFormed() && !/[\0\r]/.test(text) && text.trim() !== "" ? "fine" : `cannot be stored: ${JSON.stringify(text)}`;
  } catch (error) {
    return error instanceof Refusal ? "fine" : String(error);
  }
}

describe("however its bytes are bent, a document ends as storable text or as a refusal", () => {
  test.each(whole)(
    "%s",
    async (fileName, bytes) => {
      const bend = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(bend, fc.nat(bytes.length), async (changes, cut) => {
          const bent = bytes.slice(0, cut % 3 === 0 ? cut : undefined);
          for (const [at, value] of changes) if (at < bent.length) bent[at] = value;
          expect(await outcome(readDocument({ bytes: bent, fileName }))).toBe("fine");
        }),
        { numRuns: 120 },
      );
    },
    60_000,
  );

  test("bytes of no kind at all", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom("a.html", "a.docx", "a.txt", "a.md"), async (bytes, fileName) => {
        expect(await outcome(readDocument({ bytes, fileName }))).toBe("fine");
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  test("any string that is pasted, half characters included", async () => {
    const units = fc.array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff), fc.integer({ min: 0xd800, max: 0xdfff })), { maxLength: 100 });
    await fc.assert(
      fc.asyncProperty(units, async (codes) => {
        const text = String.fromCharCode(...codes);
        expect(await outcome(readPasted(text))).toBe("fine");
      }),
    );
  });
});
