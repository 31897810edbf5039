import { expect, test } from "@playwright/test";
import { browserOf, openDemoArticle, signIn } from "./people";
import { focusedSentence, hand, judge, submit } from "./workbench";

test("a newcomer finishes a claim of the demo, and its page tells how it was settled", async ({ page, browser }) => {
  await signIn(page, "ana");
  await openDemoArticle(page);

  await page.getByRole("button", { name: /open: next/ }).click();
  const proposal = focusedSentence(page).getByRole("region", { name: "proposed claim" }).first();
  const statement = (await proposal.locator("p").nth(1).textContent())!;
  await proposal.getByRole("button", { name: "Accept" }).click();
  await focusedSentence(page).getByRole("list", { name: "Claims" }).getByRole("button", { name: statement }).click();
  await expect(hand(page).getByRole("heading", { name: statement })).toBeVisible();

  await judge(page, "unsupported", "no-evidence");
  await hand(page).getByRole("button", { name: "Submit" }).click();
  await expect(hand(page).getByRole("alert")).toContainText("No-evidence needs at least one search record");

  await hand(page).getByRole("button", { name: "Record a search" }).click();
  await page.getByLabel("Searched for").fill("Crocus roof collapse engineer report");
  await page.getByLabel("Where", { exact: true }).fill("the fire service's press releases");
  await page.getByLabel("What came of it").fill("Nothing on the roof.");
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await expect(hand(page).getByText("Nothing on the roof.")).toBeVisible();
  await submit(page);

  await hand(page)
    .getByRole("link", { name: /^Claim \d+$/ })
    .click();
  await page.waitForURL(/\/claims\//);
  const reviewer = await browserOf(browser, "rae");
  await reviewer.goto(page.url());
  const review = reviewer.getByRole("form", { name: "Review of Ana Lindqvist’s assessment" });
  await review.getByLabel("Comment (may stay empty)").fill("The search fits the claim.");
  await review.getByRole("button", { name: "Approve" }).click();
  await expect(reviewer.getByRole("region", { name: "Verdict" })).toContainText("settled by Rae Okonjo");
  await reviewer.context().close();

  await page.reload();
  const verdict = page.getByRole("region", { name: "Verdict" });
  await expect(verdict).toContainText("unsupported");
  await expect(verdict).toContainText("no-evidence");
  await page.getByText("History", { exact: true }).click();
  const history = page.getByRole("group").filter({ hasText: "History" });
  const told = [
    /\d\d:\d\d UTC ?Ana Lindqvist accepted a proposed claim|\d\d:\d\d UTC ?Ana Lindqvist made the claim/,
    /\d\d:\d\d UTC ?Ana Lindqvist recorded a search/,
    /\d\d:\d\d UTC ?Ana Lindqvist submitted an assessment/,
    /\d\d:\d\d UTC ?Rae Okonjo approved an assessment: the claim is settled/,
  ];
  for (const entry of told) await expect(history.getByRole("listitem").filter({ hasText: entry }).first()).toBeVisible();
  await expect(history).toContainText(statement);
  await expect(history).toContainText("Crocus roof collapse engineer report");
  await expect(history).toContainText("The search fits the claim.");
});
