import { expect, test } from "vitest";
import { maxArticleLength } from "@/lib/domain/articles";
import { isTooLargeToSend, maxBodyMegabytes } from "@/lib/domain/body-limit";
import config from "@/next.config.mjs";

const limit = maxBodyMegabytes * 1024 * 1024;

test("the server takes what may be sent, and the longest article fits in any script", () => {
  expect(config.experimental?.serverActions?.bodySizeLimit).toBe(`${maxBodyMegabytes}mb`);
  expect(maxArticleLength * 3 + 1024 * 1024).toBeLessThan(limit);
  for (const letter of ["a", "ж", "漢"]) expect(isTooLargeToSend({ text: letter.repeat(maxArticleLength), title: "A title" })).toBe(false);
});

test("more than that is known before it is sent, wherever it stands in what is sent", () => {
  expect(isTooLargeToSend({ texts: [{ text: "ж".repeat(limit / 2 + 1) }] })).toBe(true);
  expect(isTooLargeToSend({ texts: ["a".repeat(limit)] })).toBe(false);
  expect(isTooLargeToSend(null)).toBe(false);
});
