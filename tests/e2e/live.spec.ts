import { expect, type Page, test } from "@playwright/test";
import { browserOf } from "./people";
import { hand, judge, makeClaim, takeIn, takeInHand } from "./workbench";

const first = "The Brackwater lock was opened on 3 May 1911.";
const second = "It was closed in 1954.";
const text = `${first} ${second}`;
const list = (page: Page) => page.getByRole("list", { name: "Claims" });
const toClaims = (page: Page) => page.getByRole("tab", { name: /^claims/ }).click();

/** Proof that a page was not loaded anew: what its scripts keep is still there. */
async function marked(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Object.assign(window, { stillHere: true }));
  return () => page.evaluate(() => (window as Window & { stillHere?: boolean }).stillHere === true);
}

test("what one person does shows at the other's without a reload, with who did it, and who is where", async ({ browser }) => {
  const ana = await browserOf(browser, "ana");
  const ben = await browserOf(browser, "ben");
  const address = await takeIn(ana, "The Brackwater lock", text);
  await ben.goto(address);
  const here = await marked(ben);
  await toClaims(ben);

  await test.step("each sees that the other is there", async () => {
    await expect(ana.getByRole("button", { name: "Also here: Ben Achterberg" })).toBeVisible();
    await expect(ben.getByRole("button", { name: "Also here: Ana Lindqvist" })).toBeVisible();
  });

  await test.step("a new claim appears, with a mark and a word for screen readers", async () => {
    await makeClaim(ana, first);
    await expect(list(ben).getByRole("button", { name: first })).toContainText("Ana Lindqvist made the claim, just now");
    await expect(ben.getByTestId("live-announcer")).toHaveText("Ana Lindqvist made the claim: claim 1.");
  });

  await test.step("who has the claim in hand is seen in the list and in the claim", async () => {
    await expect(list(ben).getByRole("button", { name: first })).toContainText("Ana Lindqvist is here");
    await takeInHand(ben, first);
    await expect(hand(ben)).toContainText("Ana Lindqvist is here");
    await expect(hand(ana)).toContainText("Ben Achterberg is here");
    await ben.getByRole("button", { name: "Also here: Ana Lindqvist" }).click();
    await expect(ben.getByRole("list", { name: "Also here" })).toContainText("at claim 1");
    await ben.keyboard.press("Escape");
  });

  await test.step("what is being typed stays as it is; that it was overtaken is said", async () => {
    await hand(ben).getByRole("button", { name: "Edit", exact: true }).click();
    await hand(ben).getByLabel("Statement").fill("The lock [of Brackwater] was opened in 1911.");
    await hand(ana).getByRole("button", { name: "Edit", exact: true }).click();
    await hand(ana).getByLabel("Statement").fill("The Brackwater lock was opened on 3 May [1911].");
    await hand(ana).getByRole("button", { name: "Save" }).click();
    await expect(hand(ben)).toContainText(
      "Ana Lindqvist changed this meanwhile. It now says: The Brackwater lock was opened on 3 May [1911].",
    );
    await expect(hand(ben).getByLabel("Statement")).toHaveValue("The lock [of Brackwater] was opened in 1911.");
    await expect(hand(ben).getByLabel("Statement")).toBeFocused();
    await hand(ben).getByRole("button", { name: "Save" }).click();
    const conflict = ben.getByRole("dialog", { name: "Two versions of this claim" });
    await conflict.getByRole("radio", { name: "As it now stands" }).first().check();
    await conflict.getByRole("button", { name: "Keep this" }).click();
    await expect(hand(ben).getByRole("heading", { name: "The Brackwater lock was opened on 3 May [1911]." })).toBeVisible();
  });

  await test.step("who leaves is gone", async () => {
    await ana.goto("/demo/articles");
    await expect(ben.getByRole("button", { name: /^Also here/ })).toBeHidden();
  });
  expect(await here()).toBe(true);
});

test("who is blind for a claim is shown nothing of what others do about it, nor that they are at it", async ({ browser }) => {
  const ana = await browserOf(browser, "ana");
  const ben = await browserOf(browser, "ben");
  const address = await takeIn(ana, "The Brackwater lock, again", text);
  await makeClaim(ana, first);
  await makeClaim(ana, second);
  await ben.goto(address);
  await takeInHand(ben, first);
  await judge(ben, "unsupported", "unverifiable", "No record is left.");
  await expect(hand(ben).getByTestId("save-state")).toContainText("saved");
  await toClaims(ben);

  await takeInHand(ana, first);
  await hand(ana).getByRole("button", { name: "Record a search" }).click();
  await hand(ana).getByLabel("Searched for").fill("Brackwater lock 1911");
  await hand(ana).getByLabel("Where", { exact: true }).fill("the county archive");
  await hand(ana).getByLabel("What came of it").fill("Nothing was found.");
  await hand(ana).getByRole("button", { name: "Record", exact: true }).click();
  await expect(hand(ana).getByText("Brackwater lock 1911")).toBeVisible();
  // Something that everybody may see, done afterwards: when it is there, the rest would have been.
  await takeInHand(ana, second);
  await hand(ana).getByRole("button", { name: "Edit", exact: true }).click();
  await hand(ana).getByLabel("Statement").fill("[The Brackwater lock] was closed in 1954.");
  await hand(ana).getByRole("button", { name: "Save" }).click();
  await expect(list(ben).getByRole("button", { name: /was closed in 1954/ })).toContainText("Ana Lindqvist changed the claim, just now");
  await expect(list(ben).getByRole("button", { name: first })).not.toContainText("Ana Lindqvist");
  await expect(hand(ben)).not.toContainText("Brackwater lock 1911");
  await takeInHand(ana, first);
  await expect(hand(ana).getByText(/^Claim \d+$/)).toBeVisible();
  await expect(ben.getByRole("button", { name: "Also here: Ana Lindqvist" })).toBeVisible();
  await expect(list(ben).getByRole("button", { name: first })).not.toContainText("is here");
  await expect(hand(ben)).not.toContainText("Ana Lindqvist is here");
});

test("a new version of the text replaces nothing under anybody's hands", async ({ browser }) => {
  const ana = await browserOf(browser, "ana");
  const ben = await browserOf(browser, "ben");
  const address = await takeIn(ana, "The Brackwater lock, revised", text);
  await ben.goto(address);
  await expect(ben.getByRole("article").first()).toContainText(first);
  await ana.goto(`${address}/details`);
  const keep = ana.getByRole("button", { name: "Keep this version" });
  await expect(keep).toBeEnabled();
  await ana.getByLabel("Text of the article").fill(`${text} It is a museum now.`);
  await keep.click();
  await expect(ben.getByText("Ana Lindqvist took in a new version of this article.")).toBeVisible();
  await expect(ben.getByRole("article").first()).not.toContainText("museum");
  await ben.getByRole("button", { name: "Show the new version" }).click();
  await expect(ben.getByRole("article").first()).toContainText("It is a museum now.");
});

test("a list of articles shows what comes in without a reload", async ({ browser }) => {
  const ana = await browserOf(browser, "ana");
  const ben = await browserOf(browser, "ben");
  await ben.goto("/demo/articles");
  const here = await marked(ben);
  await takeIn(ana, "The Brackwater weir", text);
  await expect(ben.getByRole("link", { name: "The Brackwater weir" })).toBeVisible();
  expect(await here()).toBe(true);
});
