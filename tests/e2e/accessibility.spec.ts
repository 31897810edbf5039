import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { openDemoArticle, signIn } from "./people";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.target.join(" ")) }))).toEqual([]);
}

const pages = [
  "/demo/articles",
  "/demo/articles?title=nothing-of-that-name",
  "/demo/articles/new",
  "/demo/claims",
  "/demo/claims?q=responsibility",
  "/demo/evidence",
  "/demo/evidence/sources",
  "/demo/news",
  "/demo/people",
  "/demo/settings",
  "/account",
  "/",
];

for (const scheme of ["light", "dark"] as const) {
  test.describe(`in ${scheme}`, () => {
    test.use({ colorScheme: scheme });

    test("axe finds nothing at the door", async ({ page }) => {
      for (const path of ["/sign-in", "/forgotten", `/reset/${"A".repeat(43)}`]) {
        await page.goto(path);
        await test.step(path, () => expectNoViolations(page));
      }
    });

    test("axe finds nothing on any page of the workspace", async ({ page }) => {
      test.setTimeout(180_000);
      await signIn(page, "lea");
      for (const path of pages) {
        await page.goto(path);
        await test.step(path, () => expectNoViolations(page));
      }
    });

    test("axe finds nothing on an article's pages", async ({ page }) => {
      test.setTimeout(180_000);
      await signIn(page, "lea");
      await openDemoArticle(page);
      const address = page.url();
      await test.step("workbench", () => expectNoViolations(page));
      await page.keyboard.press("]");
      await expect(page.getByRole("region", { name: "Claim in hand" }).getByText("Claim 1", { exact: true })).toBeVisible();
      await test.step("claim in hand", () => expectNoViolations(page));
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
      await test.step("keys", () => expectNoViolations(page));
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+k");
      await expect(page.getByRole("dialog", { name: "Do anything" })).toBeVisible();
      await test.step("palette", () => expectNoViolations(page));
      for (const place of ["dashboard", "discussion", "details", "export"]) {
        await page.goto(`${address}/${place}`);
        await test.step(place, () => expectNoViolations(page));
      }
    });
  });
}
