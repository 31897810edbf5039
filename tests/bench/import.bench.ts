import { readFileSync } from "node:fs";
import { chromium, expect } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "../../bin/test/browser";
import { ratioRow } from "./measure";
import { cookieOf, productServer } from "./pages/servers";
import type { Row } from "./row";
import { withBenchDatabase } from "./workspace";

export const name = "import";
const bytes = 5 * 1024 * 1024;
const goalSeconds = 30;
const goalMb = 800;

/** A 5 MB article given to the intake page as a file of a real browser, until its text stands in the workbench. */
export async function run(): Promise<Row[]> {
  return withBenchDatabase(async ({ workspace, url, superuserUrl }) => {
    const cookie = await cookieOf(workspace.viewers.analyst.userId, superuserUrl);
    const product = await productServer(url);
    const executablePath = chromiumPath();
    const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath ? { executablePath } : {}) });
    try {
      const context = await browser.newContext();
      const [cookieName, value] = cookie.split("=", 2) as [string, string];
      await context.addCookies([{ name: cookieName, value, url: product.address }]);
      const page = await context.newPage();
      await page.goto(`${product.address}/${workspace.slug}/articles/new`);
      const file = { name: "five-megabytes.txt", mimeType: "text/plain", buffer: Buffer.from(longText()) };
      await page.getByLabel("File with the article").setInputFiles(file);
      await expect(page.getByLabel("Text of the article")).toHaveValue(/^Paragraph 1 /, { timeout: 90_000 });
      await page.getByLabel("Title").fill("Five megabytes");
      const began = performance.now();
      await page.getByRole("button", { name: "Keep this article" }).click();
      await page.getByRole("article").getByText("Paragraph 1 tells").first().waitFor({ timeout: 120_000 });
      const seconds = (performance.now() - began) / 1000;
      return [
        ratioRow(
          {
            name: "import of 5 MB to first paint",
            value: seconds,
            unit: "s",
            reference: "limit",
            referenceValue: goalSeconds,
            goal: `< ${goalSeconds} s`,
          },
          (ratio) => ratio < 1,
        ),
        ratioRow(
          {
            name: "import of 5 MB, peak memory of the server",
            value: peakMb(product.pid),
            unit: "MB",
            reference: "limit",
            referenceValue: goalMb,
            goal: `< ${goalMb} MB`,
          },
          (ratio) => ratio < 1,
        ),
      ];
    } finally {
      await browser.close();
      await product.stop();
    }
  });
}

function longText(): string {
  const paragraphs: string[] = [];
  for (let i = 1, length = 0; length < bytes; i++) {
    const paragraph = `Paragraph ${i} tells what was seen. On ${1 + (i % 28)} May the harbour master said that ${i} carts had crossed the bridge, and that the toll had been paid by all of them. Nobody was hurt, according to the police.`;
    paragraphs.push(paragraph);
    length += paragraph.length + 2;
  }
  return paragraphs.join("\n\n");
}

/** High-water mark of a process's resident memory, as Linux keeps it. */
function peakMb(pid: number): number {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}
