import { expect, type Page, test } from "@playwright/test";
import { browserOf } from "./people";
import { hand, makeClaim, takeIn, takeInHand } from "./workbench";

const burned = "The mill at Harrow Cross burned down in 1931, and nobody rebuilt it.";
const workers = "It had employed sixty people.";
const parts = ["The mill at Harrow Cross burned down in 1931.", "Nobody rebuilt the mill [at Harrow Cross]."];

const claims = (page: Page) => page.getByRole("tab", { name: /^claims/ });
const more = async (page: Page, choice: RegExp): Promise<void> => {
  await hand(page).getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: choice }).click();
};

test("a split and a merge are undone and done again with all that hung on the claims; what others changed since is not overwritten", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const ana = await browserOf(browser, "ana");
  const address = await takeIn(ana, "The mill at Harrow Cross", `${burned} ${workers}`);
  await makeClaim(ana, workers);
  await makeClaim(ana, burned);

  await test.step("log a search", async () => {
    await ana.keyboard.press("s");
    await ana.getByLabel("Searched for").fill("Harrow Cross mill 1931");
    await ana.getByLabel("Where", { exact: true }).fill("the county archive");
    await ana.getByLabel("What came of it").fill("One photograph of the ruin.");
    await ana.getByRole("button", { name: "Record", exact: true }).click();
    await expect(hand(ana).getByText("One photograph of the ruin.")).toBeVisible();
  });

  await test.step("split: the person says which part takes the search along", async () => {
    await more(ana, /^Split/);
    const dialog = ana.getByRole("dialog", { name: "Split claim 2" });
    for (const [i, words] of parts.entries()) {
      await dialog
        .getByRole("group", { name: `Claim ${i + 1}`, exact: true })
        .getByLabel("Statement")
        .fill(words);
    }
    const share = dialog.getByRole("group", { name: /^Search: “Harrow Cross mill 1931”/ });
    await expect(share.getByRole("checkbox", { name: "Claim 1" })).toBeChecked();
    await share.getByRole("checkbox", { name: "Claim 1" }).uncheck();
    await share.getByRole("checkbox", { name: "Claim 2" }).check();
    await dialog.getByRole("button", { name: "Split", exact: true }).click();
    await expect(hand(ana).getByRole("heading", { name: parts[0]! })).toBeVisible();
    await expect(claims(ana)).toHaveText("claims (3)");
    await expect(hand(ana).getByText("None recorded.")).toBeVisible();
    await takeInHand(ana, parts[1]!);
    await expect(hand(ana).getByText("One photograph of the ruin.")).toBeVisible();
  });

  await test.step("undo it, do it again, undo it", async () => {
    for (const round of [1, 2]) {
      await ana.keyboard.press("z");
      await expect(ana.getByText("Undone: split claim.").first()).toBeVisible();
      await expect(claims(ana)).toHaveText("claims (2)");
      await expect(hand(ana).getByRole("heading", { name: burned })).toBeVisible();
      await expect(hand(ana).getByText("One photograph of the ruin.")).toBeVisible();
      if (round === 2) break;
      await ana.keyboard.press("Shift+Z");
      await expect(ana.getByText("Done again: split claim.")).toBeVisible();
      await expect(claims(ana)).toHaveText("claims (3)");
      await expect(hand(ana).getByRole("heading", { name: parts[0]! })).toBeVisible();
    }
  });

  const both = "The mill at Harrow Cross, which had employed sixty people, burned down in 1931.";
  await test.step("merge, undo it, do it again", async () => {
    await takeInHand(ana, workers);
    await more(ana, /^Merge/);
    const dialog = ana.getByRole("dialog", { name: "Merge others into claim 1" });
    await dialog.getByRole("checkbox", { name: burned }).check();
    await dialog.getByLabel("Statement").fill(both);
    await dialog.getByRole("button", { name: "Merge", exact: true }).click();
    await expect(hand(ana).getByRole("heading", { name: both })).toBeVisible();
    await expect(claims(ana)).toHaveText("claims (1)");
    await expect(hand(ana).getByText("One photograph of the ruin.")).toBeVisible();
    const places = hand(ana).getByRole("region", { name: "Where it stands" }).getByRole("listitem");
    await expect(places).toHaveCount(2);
    await ana.keyboard.press("z");
    await expect(ana.getByText("Undone: merged claims.")).toBeVisible();
    await expect(claims(ana)).toHaveText("claims (2)");
    await expect(hand(ana).getByRole("heading", { name: workers })).toBeVisible();
    await expect(places).toHaveCount(1);
    await expect(hand(ana).getByText("None recorded.")).toBeVisible();
    await ana.keyboard.press("Shift+Z");
    await expect(ana.getByText("Done again: merged claims.")).toBeVisible();
    await expect(claims(ana)).toHaveText("claims (1)");
  });

  await test.step("what somebody else has written since stays, and the person is told", async () => {
    const ben = await browserOf(browser, "ben");
    await ben.goto(address);
    await takeInHand(ben, both);
    await hand(ben).getByRole("button", { name: "Edit", exact: true }).click();
    await hand(ben).getByLabel("Statement").fill("The mill at Harrow Cross had employed sixty people.");
    await hand(ben).getByRole("button", { name: "Save" }).click();
    await expect(hand(ben).getByRole("heading", { name: "The mill at Harrow Cross had employed sixty people." })).toBeVisible();
    await ana.keyboard.press("z");
    await expect(ana.getByText("Not undone: merged claims. The claim has been worded anew since the merge.")).toBeVisible();
    await expect(claims(ana)).toHaveText("claims (1)");
    await takeInHand(ana, "The mill at Harrow Cross had employed sixty people.");
  });
});
