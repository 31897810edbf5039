import fc from "fast-check";
import { parse } from "parse5";
import { expect, test } from "vitest";
import { escaped, followable } from "@/lib/domain/exports/html";
import type { ClaimBundle, Header } from "@/lib/domain/exports/lines";
import { reportClose, reportOpen } from "@/lib/domain/exports/report";
import { reportClaim } from "@/lib/domain/exports/report-claim";
import { anyBundle, anyHeader, anyText } from "./bundle";

type Node = { nodeName: string; value?: string; attrs?: { name: string; value: string }[]; childNodes?: Node[] };
const report = (header: Header, bundles: ClaimBundle[]): string => reportOpen(header) + bundles.map(reportClaim).join("") + reportClose();
const allNodes = (node: Node): Node[] => [node, ...(node.childNodes ?? []).flatMap(allNodes)];
const nodesOf = (html: string): Node[] => allNodes(parse(html) as unknown as Node);
const elements = new Set(
  "html head meta title style body main h1 h2 h3 h4 p div dl dt dd table thead tbody tr th td span strong article header section blockquote ul li a time".split(
    " ",
  ),
);

test("whatever people have typed, the page holds our elements and attributes only", () => {
  fc.assert(
    fc.property(anyHeader, fc.array(anyBundle, { maxLength: 3 }), (header, bundles) => {
      for (const { nodeName, attrs = [] } of nodesOf(report(header, bundles))) {
        expect(nodeName.startsWith("#") || elements.has(nodeName), nodeName).toBe(true);
        for (const { name, value } of attrs) {
          expect(["class", "id", "lang", "dir", "href", "rel", "scope", "datetime", "charset", "content", "name", "http-equiv"]).toContain(
            name,
          );
          if (name === "href") expect(value).toMatch(/^(https?:\/\/|#claim-\d+$)/);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("what was typed is read as it was typed", () => {
  fc.assert(
    fc.property(anyHeader, anyBundle, (header, bundle) => {
      const texts = nodesOf(report(header, [bundle]))
        .filter((node) => node.nodeName === "#text")
        .map((node) => node.value);
      const shown = (text: string) =>
        text
          .toWellFormed()
          .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, "\uFFFD")
          .replace(/\r\n?/g, "\n");
      expect(texts).toContain(shown(bundle.claim.statement));
    }),
    { numRuns: 60 },
  );
});

test("the same record gives the same page, which loads nothing and forbids all scripts", () => {
  fc.assert(
    fc.property(anyHeader, anyBundle, (header, bundle) => {
      const page = report(header, [bundle]);
      expect(report(structuredClone(header), [structuredClone(bundle)])).toBe(page);
      expect(page).toContain("default-src &#39;none&#39;; style-src &#39;sha256-");
      expect(
        nodesOf(page)
          .flatMap((node) => node.attrs ?? [])
          .filter((attr) => attr.name === "src"),
      ).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test("escaped text leaves neither element nor quoted attribute", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(escaped(text)).not.toMatch(/[<>"'`\u0000\u000B]|&(?!amp;|lt;|gt;|quot;|#39;|#96;)/);
    }),
  );
});

test.each([
  ["https://example.org/a", true],
  ["http://example.org", true],
  ["javascript:alert(1)", false],
  ["JaVaScRiPt:x", false],
  ["data:text/html,x", false],
  ["//example.org", false],
  ["", false],
  [null, false],
])("%j is followable: %s", (url, yes) => expect(followable(url) !== null).toBe(yes));
