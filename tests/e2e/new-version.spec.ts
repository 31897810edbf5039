import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./people";
import { article, hand, makeClaim, selectWords, takeIn, takeInHand } from "./workbench";

const exact = "The Marren reservoir holds 40 million cubic metres.";
const moved = "Divers inspected the dam wall in March 2022.";
const fuzzy = "The council paid the firm Okland 1.2 million euros for the new valves.";
const lost = "Nobody was hurt when the old sluice broke.";
const changed = "The council of Marren paid the firm Okland 1.4 million euros for the new valves.";
const rewritten = "The breaking of the old sluice left no one injured.";

const first = [exact, "The lake is quiet in winter.", moved, fuzzy, lost].join("\n\n");
const second = [
  exact,
  "Much has been written about the lake since then, and little of it was right.",
  "The lake is quiet in winter.",
  fuzzy.replace(fuzzy, changed),
  rewritten,
  moved,
].join("\n\n");

/** What the panel says about where the claim in hand stands. */
const place = (page: Page) => hand(page).getByRole("region", { name: "Where it stands" });

test("a new version finds every claim again, and what is not surely the same waits for a person", async ({ page }) => {
  await signIn(page, "ana");
  const address = await takeIn(page, "The reservoir of Marren", first);
  for (const words of [exact, moved, fuzzy, lost]) await makeClaim(page, words);

  await page.getByRole("link", { name: "Details and versions" }).click();
  const keep = page.getByRole("button", { name: "Keep this version" });
  await expect(keep).toBeEnabled();
  await page.getByLabel("Text of the article").fill(second);
  await keep.click();
  await expect(page.getByText("Claims found again: 1 exact, 1 moved, 1 fuzzy, 1 lost.")).toBeVisible();
  await page.waitForURL(address);
  await expect(article(page)).toContainText(rewritten);
  await expect(page.getByText("version 2")).toBeVisible();

  await takeInHand(page, exact);
  await expect(place(page)).toContainText("stands in the text");
  await takeInHand(page, moved);
  await expect(place(page)).toContainText("moved, word for word");

  await page.getByLabel("Show", { exact: true }).selectOption("places to check");
  await expect(page.getByRole("list", { name: "Claims" }).getByRole("listitem")).toHaveCount(2);
  await takeInHand(page, fuzzy);
  await expect(place(page)).toContainText(/found in changed words: to be checked, \d+ % alike/);
  await expect(place(page).locator("del", { hasText: "1.2" })).toBeVisible();
  await expect(place(page).locator("ins", { hasText: "1.4" })).toBeVisible();
  await place(page).getByRole("button", { name: "Confirm" }).click();
  await expect(place(page)).toContainText("placed by a person");
  await test.step("undo puts the place back as it was, redo confirms it again", async () => {
    await page.keyboard.press("z");
    await expect(place(page)).toContainText(/found in changed words: to be checked, \d+ % alike/);
    await page.keyboard.press("Shift+Z");
    await expect(place(page)).toContainText("placed by a person");
  });

  await takeInHand(page, lost);
  await expect(place(page)).toContainText("no longer found");
  await expect(place(page)).toContainText(lost);
  await selectWords(page, article(page), rewritten);
  await place(page).getByRole("button", { name: "Place at selection" }).click();
  await expect(place(page)).toContainText("placed by a person");
  await expect(place(page)).toContainText(rewritten);
  await test.step("undo loses it again, redo places it where it was placed", async () => {
    await page.keyboard.press("z");
    await expect(place(page)).toContainText("no longer found");
    await expect(place(page)).toContainText(lost);
    await page.keyboard.press("Shift+Z");
    await expect(place(page)).toContainText(rewritten);
  });
  await expect(page.getByRole("list", { name: "Claims" }).getByRole("listitem")).toHaveCount(0);

  await page.goto(`${address}/details`);
  await expect(page.getByRole("row", { name: /^1 / })).toContainText("4 exact");
  await expect(page.getByRole("row", { name: /^2 \(current\)/ })).toContainText("1 exact, 1 moved, 2 confirmed");
});
