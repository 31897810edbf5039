import { readFileSync } from "node:fs";
import { type BrowserContext, chromium, expect, type Locator } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "../../bin/test/browser";
import { ratioRow } from "./measure";
import { cookieOf, productServer } from "./pages/servers";
import type { Row } from "./row";
import { withBenchDatabase } from "./workspace";

export const name = "import";
const bytes = 5 * 1024 * 1024;
const goalSeconds = 30;
const goalMb = 800;

/** Five megabytes pasted into the intake page of a real browser, and kept, until they stand in the workbench. */
export async function run(): Promise<Row[]> {
  return withBenchDatabase(async ({ workspace, url, superuserUrl }) => {
    const cookie = await cookieOf(workspace.viewers.analyst.userId, superuserUrl);
    const product = await productServer(url);
    const executablePath = chromiumPath();
    const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath ? { executablePath } : {}) });
    try {
      const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
      const [cookieName, value] = cookie.split("=", 2) as [string, string];
      await context.addCookies([{ name: cookieName, value, url: product.address }]);
      const page = await context.newPage();
      await page.goto(`${product.address}/${workspace.slug}/articles/new`);
      await expect(page.getByRole("button", { name: "Keep this article" })).toBeEnabled();
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), longText());
      const bareMs = await pasteMs(await bareField(context, product.address));
      const pastedMs = await pasteMs(page.getByRole("textbox", { name: "Text of the article" }));
      await page.getByRole("group", { name: "Text of the article" }).waitFor();
      await page.getByLabel("Title").fill("Five megabytes");
      const began = performance.now();
      await page.getByRole("button", { name: "Keep this article" }).click();
      await page.getByRole("article").getByText("Paragraph 1 tells").first().waitFor({ timeout: 120_000 });
      const seconds = (performance.now() - began) / 1000;
      return [
        ratioRow(
          {
            name: "paste of 5 MB, until the page is drawn anew",
            value: pastedMs,
            unit: "ms",
            reference: "a bare text field in the same browser",
            referenceValue: bareMs,
            goal: "ratio at most 0.5",
          },
          (ratio) => ratio <= 0.5,
        ),
        limitRow("import of 5 MB to first paint", seconds, "s", goalSeconds),
        limitRow("import of 5 MB, peak memory of the server", peakMb(product.pid), "MB", goalMb),
      ];
    } finally {
      await browser.close();
      await product.stop();
    }
  });
}

function limitRow(name: string, value: number, unit: string, limit: number): Row {
  return ratioRow({ name, value, unit, reference: "limit", referenceValue: limit, goal: `< ${limit} ${unit}` }, (ratio) => ratio < 1);
}

/** A page of the same origin that holds a text field and nothing else. */
async function bareField(context: BrowserContext, origin: string): Promise<Locator> {
  const page = await context.newPage();
  await page.route(`${origin}/bare`, (route) => route.fulfill({ contentType: "text/html", body: "<textarea rows=14 cols=80></textarea>" }));
  await page.goto(`${origin}/bare`);
  return page.locator("textarea");
}

async function pasteMs(field: Locator): Promise<number> {
  const page = field.page();
  await page.bringToFront();
  await field.focus();
  const began = performance.now();
  await page.keyboard.press("ControlOrMeta+V");
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 0))));
  return performance.now() - began;
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
