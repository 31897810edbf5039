import fc from "fast-check";
import { expect, test } from "vitest";
import { attachment } from "@/lib/domain/exports/download-name";
import { anyText } from "./bundle";

test("a title becomes a plain name for old readers, and keeps its letters for the others", () => {
  expect(attachment("Теракт в «Крокусе»: wer war’s?", ".csv")).toBe(
    `attachment; filename="wer-war-s.csv"; filename*=UTF-8''${encodeURIComponent("Теракт в «Крокусе» wer war’s.csv")}`,
  );
  expect(attachment("Überfall & Café", ".html")).toBe(
    `attachment; filename="Uberfall-Cafe.html"; filename*=UTF-8''%C3%9Cberfall%20%26%20Caf%C3%A9.html`,
  );
  expect(attachment("🔥", ".csv")).toContain('filename="article.csv"');
});

test("no title can end the header, leave its folder or hide its ending", () => {
  fc.assert(
    fc.property(anyText, (title) => {
      const value = attachment(title, ".csv");
      expect(value).toMatch(/^attachment; filename="[A-Za-z0-9-]{1,60}\.csv"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+\.csv$/);
      const told = decodeURIComponent(value.slice(value.indexOf("''") + 2));
      expect(told).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}]/u);
    }),
  );
});
