import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { openDemoArticle, signIn } from "./people";

test("a lead sees how far two analysts agree, with intervals, and comes to the claims on which they differ", async ({ page }) => {
  await signIn(page, "lea");
  await page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Agreement" }).click();
  await expect(page.getByRole("heading", { name: "Agreement", level: 1 })).toBeVisible();

  await test.step("each coefficient has a value, and after a moment its interval", async () => {
    const coefficients = page.getByRole("table", { name: "Coefficients of agreement" });
    await expect(coefficients.getByRole("row", { name: /Cohen’s κ/ })).toContainText(/0\.\d{3}/);
    await expect(page.getByRole("status").filter({ hasText: "bootstrap over claims, 1,000 resamples, seed 1" })).toBeVisible();
    await expect(coefficients.getByRole("row", { name: /Percent agreement/ })).toContainText(/\d to \d+\.\d %/);
  });

  await test.step("pair by pair as a picture and as a table", async () => {
    const pairs = page.getByRole("figure").filter({ hasText: "Pair by pair" });
    await expect(pairs.getByRole("group", { name: "Cohen’s κ of every two raters" })).toContainText("Ana Lindqvist");
    await pairs.getByText("As a table").click();
    await pairs
      .getByRole("row", { name: /Ana Lindqvist and Ben Achterberg/ })
      .getByRole("link")
      .click();
    await expect(page).toHaveURL(/first=.*second=.*#confusion/);
  });

  await test.step("from a cell of the confusion matrix to its claims", async () => {
    const confusion = page.getByRole("figure").filter({ hasText: "Confusion: Ana Lindqvist down, Ben Achterberg across" });
    await confusion.getByText("As a table").click();
    await confusion
      .getByRole("link", { name: /items?: contested and evidenced/ })
      .last()
      .click();
    await expect(page.getByText("to which Ana Lindqvist gave “contested” and Ben Achterberg “evidenced”")).toBeVisible();
    await expect(page.getByRole("list", { name: "Items" }).getByRole("listitem").first()).toContainText(/Ana Lindqvist:.*contested/);
  });

  await test.step("and to a claim that differs", async () => {
    await page.getByRole("link", { name: "← Agreement" }).click();
    await page.getByRole("link", { name: /on which people differ/ }).click();
    const differing = page.getByRole("list", { name: "Items" }).getByRole("listitem").filter({ hasText: "Beslan" });
    await expect(differing).toContainText(/Ana Lindqvist:.*evidenced.*Ben Achterberg:.*contested/);
    await differing.getByRole("link", { name: /Beslan/ }).click();
    await expect(page.getByRole("heading", { name: /Beslan/ })).toBeVisible();
  });
});

test("the ratings can be taken along, and an article's dashboard leads to its own agreement", async ({ page }) => {
  await signIn(page, "rae");
  await page.goto("/demo/agreement?of=basis");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Ratings (CSV)" }).click();
  const lines = readFileSync(await (await download).path(), "utf8")
    .trim()
    .split("\n");
  expect(lines[0]).toBe("item,rater,label,article,rated_at");
  expect(lines.length).toBeGreaterThan(20);

  await openDemoArticle(page);
  await page.goto(`${page.url()}/dashboard`);
  const section = page.getByRole("region", { name: "Agreement" });
  await expect(section).toContainText(/Krippendorff’s α 0\.\d\d over \d+ claims/);
  await section.getByRole("link").click();
  await expect(page.locator("select[name=article]")).toHaveValue(/^[0-9a-f-]{36}$/);
});

test("agreement is nothing for analysts", async ({ page }) => {
  await signIn(page, "ana");
  await expect(page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Articles" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Agreement" })).toHaveCount(0);
  expect((await page.goto("/demo/agreement"))?.status()).toBe(404);
});
