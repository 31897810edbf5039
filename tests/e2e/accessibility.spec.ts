import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { linkEvidence } from "./evidence";
import { browserOf, openDemoArticle, signIn } from "./people";
import { hand, makeClaim, takeIn, takeInHand } from "./workbench";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.target.join(" ")) }))).toEqual([]);
}

const pages = [
  "/demo/work",
  "/demo/agreement",
  "/demo/agreement?of=basis",
  "/demo/agreement?of=stance&from=2099-01-01",
  "/demo/agreement?of=places",
  "/demo/agreement/differences",
  "/demo/articles",
  "/demo/articles?title=nothing-of-that-name",
  "/demo/articles/new",
  "/demo/audit",
  "/demo/audit?kind=claim&from=2026-01-01",
  "/demo/audit/bundles",
  "/demo/audit/erase",
  "/demo/claims",
  "/demo/claims?q=responsibility",
  "/demo/evidence",
  "/demo/evidence/sources",
  "/demo/guidelines",
  "/demo/news",
  "/demo/people",
  "/demo/review",
  "/demo/review?mark=unmarked",
  "/demo/review/approve",
  "/demo/review/disagreements",
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
      for (const place of ["assignment", "dashboard", "discussion", "details", "export"]) {
        await page.goto(`${address}/${place}`);
        await test.step(place, () => expectNoViolations(page));
      }
    });

    test("axe finds nothing with a claim to review in hand, nor where two assessments stand side by side", async ({ page }) => {
      test.setTimeout(180_000);
      await signIn(page, "rae");
      const list = page.getByRole("list", { name: "Waiting claims" });
      const inHand = page.getByRole("region", { name: "Claim in hand" });
      await page.goto("/demo/review");
      await list.getByRole("button", { name: /Macron/ }).click();
      await expect(inHand.getByRole("list", { name: /^Course of/ })).toBeVisible();
      await test.step("handed in again", () => expectNoViolations(page));
      await page.keyboard.press("r");
      await expect(inHand.getByLabel("What is to be mended?")).toBeFocused();
      await test.step("returning", () => expectNoViolations(page));
      await list.getByRole("button", { name: /Beslan/ }).click();
      await inHand.getByRole("link", { name: "Adjudicate" }).click();
      await page.getByRole("radio", { name: "one that I write" }).check();
      await test.step("side by side", () => expectNoViolations(page));
    });

    test("axe finds nothing in any dialog about a claim", async ({ page, browser }) => {
      test.setTimeout(180_000);
      await signIn(page, "ana");
      const [one, other] = [`The ${scheme} quay was built in 1887.`, `The ${scheme} quay was built in 1888.`];
      const address = await takeIn(page, `The ${scheme} quay`, `${one} ${other}`);
      await makeClaim(page, other);
      await makeClaim(page, one);
      const dialog = page.getByRole("dialog");
      const look = (name: string, open: () => Promise<void>, shown: RegExp) =>
        test.step(name, async () => {
          await open();
          await expect(page.getByRole("dialog", { name: shown })).toBeVisible();
          await expectNoViolations(page);
          await page.keyboard.press("Escape");
          await expect(dialog).toBeHidden();
        });
      const press = (name: string) => hand(page).getByRole("button", { name, exact: true }).click();
      const choose = async (choice: RegExp): Promise<void> => {
        await press("More");
        await page.getByRole("menuitem", { name: choice }).click();
      };
      await look("link", () => press("Link evidence"), /^Link evidence to claim/);
      await linkEvidence(page, {
        side: "counter-evidence",
        document: { typed: "The harbour's chronicle dates the quay to 1888." },
        title: `The chronicle, ${scheme}`,
        source: `The harbour chronicle, ${scheme}`,
        passage: "dates the quay to 1888",
        note: "",
      });
      const counter = hand(page).getByRole("region", { name: "Counter-evidence" });
      await look("change a link", () => counter.getByRole("button", { name: "Edit" }).click(), /^Change what evidence does/);
      await look("split", () => choose(/^Split/), /^Split claim/);
      await look("merge", () => choose(/^Merge/), /^Merge others/);
      await look("withdraw", () => choose(/^Withdraw/), /^Withdraw claim/);
      await look("relate", () => press("Relate to another claim…"), /^Relate claim/);

      const rae = await browserOf(browser, "rae");
      await rae.goto(address);
      for (const each of [page, rae]) {
        await takeInHand(each, one);
        await hand(each).getByRole("button", { name: "Edit", exact: true }).first().click();
        await hand(each)
          .getByLabel("Statement")
          .fill(`${one} ${each === rae ? "So says the chronicle." : "So says the book."}`);
      }
      await hand(rae).getByRole("button", { name: "Save" }).click();
      await expect(hand(rae).getByLabel("Statement")).toBeHidden();
      await look("conflict", () => press("Save"), /^Two versions of this claim/);
    });
  });
}
