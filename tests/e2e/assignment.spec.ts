import { expect, type Page, test } from "@playwright/test";
import { browserOf } from "./people";
import { hand, makeClaim, takeIn } from "./workbench";

const text = "The bridge was closed on 2 June 2022. Divers found a crack in the third pier. The mayor resigned a week later.";

/** Takes the next claim under My work and is led to it. */
async function takeNext(page: Page): Promise<void> {
  await page.goto("/demo/work");
  await page.getByRole("button", { name: "Take next claim" }).click();
}
const mine = (page: Page) => page.getByRole("region", { name: /^To assess/ });

test("a lead plans two analysts a claim; two take it, a third gets nothing; what is given back is free again", async ({ browser }) => {
  test.setTimeout(180_000);
  const lea = await browserOf(browser, "lea");
  const address = await takeIn(lea, `The bridge, ${Date.now()}`, text);
  await makeClaim(lea, "Divers found a crack in the third pier.");

  await lea.getByRole("link", { name: "Assignment" }).click();
  await expect(lea.getByText("Nobody has said yet who assesses this article.")).toBeVisible();
  await lea.getByRole("radio", { name: /^Whoever takes it/ }).check();
  await lea.getByLabel("Analysts for each claim").fill("2");
  // Before anything else that the demo has in its queue.
  await lea.getByLabel("Due (may stay empty)").fill("2026-01-01");
  await expect(lea.getByText("1 claim × 2: 2 places are free to take.")).toBeVisible();
  await lea.getByRole("button", { name: "Save the plan" }).click();
  await expect(lea.getByText("2 wanted, 0 taken, 0 handed in, 2 free in the queue")).toBeVisible();

  const [ana, ben, rae] = [await browserOf(browser, "ana"), await browserOf(browser, "ben"), await browserOf(browser, "rae")];
  for (const analyst of [ana, ben]) {
    await takeNext(analyst);
    await expect(analyst).toHaveURL(/claim=/);
    await expect(hand(analyst).getByRole("heading", { name: "Divers found a crack in the third pier." })).toBeVisible();
    await expect(hand(analyst).getByRole("region", { name: "Assignment" })).toContainText("Assigned to you");
    await expect(hand(analyst).getByRole("region", { name: "Assignment" })).toContainText(/overdue by \d+ days/);
  }
  await rae.goto(address);
  // The keys work once the page does.
  await expect(rae.getByRole("button", { name: "Keys" })).toBeVisible();
  await expect(rae.getByRole("article")).toBeVisible();
  await rae.keyboard.press("g");
  await expect(rae.getByText(/There is nothing to take at the moment/)).toBeVisible();

  await ana.goto("/demo/work");
  await expect(ana.getByRole("link", { name: /^My work \d+ waiting$/ })).toBeVisible();
  const row = mine(ana).getByRole("listitem").filter({ hasText: "Divers found a crack" });
  await expect(row).toContainText("overdue");
  await expect(row).toContainText("not begun");
  await row.getByRole("button", { name: /^Give back claim/ }).click();
  await ana.getByRole("dialog").getByRole("button", { name: "Give back" }).click();
  await expect(row).toBeHidden();

  await rae.keyboard.press("g");
  await expect(hand(rae).getByRole("region", { name: "Assignment" })).toContainText("Assigned to you");

  await lea.reload();
  const open = lea.getByRole("list", { name: "Open assignments" });
  await expect(open.getByRole("listitem")).toHaveCount(2);
  await open.getByRole("checkbox", { name: /^Rae Okonjo/ }).check();
  await lea.getByLabel("Hand on to").selectOption({ label: (await optionOf(lea, "Ana Lindqvist"))! });
  await lea.getByRole("button", { name: "Hand on 1" }).click();
  await expect(open.getByRole("listitem").filter({ hasText: "Ana Lindqvist" })).toBeVisible();
  await expect(open.getByRole("listitem").filter({ hasText: "Rae Okonjo" })).toBeHidden();
  await ana.goto("/demo/work");
  await expect(mine(ana).getByRole("listitem").filter({ hasText: "Divers found a crack" })).toBeVisible();
  for (const page of [lea, ana, ben, rae]) await page.context().close();
});

/** The whole label of somebody's entry, which says how much they have open. */
async function optionOf(page: Page, name: string): Promise<string | undefined> {
  const labels = await page.getByLabel("Hand on to").getByRole("option").allTextContents();
  return labels.find((label) => label.startsWith(name));
}
