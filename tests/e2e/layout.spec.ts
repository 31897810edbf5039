import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { openDemoArticle, signIn } from "./people";
import { article, hand } from "./workbench";

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wide, seen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    seen: document.documentElement.clientWidth,
  }));
  expect(wide).toBeLessThanOrEqual(seen);
}

const screens = [
  { name: "a phone", viewport: { width: 390, height: 844 } },
  { name: "a window at 200 % zoom", viewport: { width: 720, height: 450 } },
];

for (const { name, viewport } of screens) {
  test.describe(`on ${name}`, () => {
    test.use({ viewport });

    test("every part of the workbench is reached, and nothing has to be scrolled sideways", async ({ page }) => {
      await signIn(page, "oli");
      for (const path of ["/demo/work", "/demo/articles", "/demo/claims", "/demo/evidence", "/demo/people", "/account"]) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await test.step(path, () => expectNoSidewaysScroll(page));
      }
      await openDemoArticle(page);
      await expectNoSidewaysScroll(page);
      const parts = page.getByRole("navigation", { name: "Parts of the workbench" });
      await parts.getByRole("button", { name: "Sentences and claims" }).click();
      await expect(page.getByRole("list", { name: "Sentences" })).toBeVisible();
      await expectNoSidewaysScroll(page);
      await page.getByRole("tab", { name: /^claims/ }).click();
      await page.getByRole("list", { name: "Claims" }).getByRole("button").first().click();
      await expect(hand(page).getByRole("region", { name: "Counter-evidence" })).toBeVisible();
      await expectNoSidewaysScroll(page);
      await hand(page).getByText("History", { exact: true }).scrollIntoViewIfNeeded();
      await expect(hand(page).getByText("History", { exact: true })).toBeInViewport();
      await parts.getByRole("button", { name: "Article" }).click();
      await article(page).getByText("Sign up for The Meridian Morning").scrollIntoViewIfNeeded();
      await expect(article(page).getByText("Sign up for The Meridian Morning")).toBeInViewport();
    });
  });
}

test("the theme that a person chooses stays, from the first paint on", async ({ page }) => {
  await signIn(page, "oli");
  await page.goto("/demo/articles");
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.getByRole("button", { name: /Oli Tamm/ }).click();
  await page.getByRole("menuitem", { name: "Theme: dark" }).click();
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(await ground()).toBe(dark);
  expect(await (await page.request.get("/demo/articles")).text()).toContain('data-theme="dark"');
});

test("an article of 200 kB with 2,000 claims opens, is stepped through, and scrolls to the claim in hand", async ({ page }) => {
  const program = fileURLToPath(new URL("make-many-claims.ts", import.meta.url));
  const address = execFileSync(process.execPath, ["--import", "tsx", program], { encoding: "utf8" }).trim();
  await signIn(page, "oli");
  await page.goto(address);
  await expect(article(page)).toContainText("Sentence 002000 tells");
  await page.keyboard.press("[");
  await expect(hand(page).getByText("Claim 2000", { exact: true })).toBeVisible();
  const scrolled = () =>
    page.getByTestId("article-scroller").evaluate((scroller) => (scroller.scrollTop + scroller.clientHeight) / scroller.scrollHeight);
  await expect.poll(scrolled).toBeGreaterThan(0.98);
  await page.keyboard.press("2");
  await expect(page.getByText("2000 of 2000")).toBeVisible();
  await expect(page.getByRole("list", { name: "Claims" }).getByRole("button", { name: /^2000/ })).toBeVisible();
  await page.keyboard.press("]");
  await expect(hand(page).getByText("Claim 1", { exact: true })).toBeVisible();
  await expect.poll(scrolled).toBeLessThan(0.02);
});
