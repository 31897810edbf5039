import { expect, type Page, test } from "@playwright/test";
import { linkEvidence } from "./evidence";
import { browserOf } from "./people";
import { hand, makeClaim, takeIn, takeInHand } from "./workbench";

const begun = "The Aldermere ferry carried 412 people on its first day.";

test("two people who change the same claim see mine, theirs and the beginning, and lose nothing", async ({ browser }) => {
  const ana = await browserOf(browser, "ana");
  const ben = await browserOf(browser, "ben");
  const address = await takeIn(ana, "The ferry's first day", `${begun} It sailed at noon.`);
  await makeClaim(ana, begun);
  await ben.goto(address);
  for (const page of [ana, ben]) {
    await takeInHand(page, begun);
    await hand(page).getByRole("button", { name: "Edit", exact: true }).click();
  }

  const anas = "The Aldermere ferry carried 412 people on 3 June 2023.";
  await hand(ana).getByLabel("Statement").fill(anas);
  await hand(ana).getByLabel("Speaker").fill("the harbour office");
  await hand(ana).getByRole("button", { name: "Save" }).click();
  await expect(hand(ana).getByRole("heading", { name: anas })).toBeVisible();

  const bens = "The ferry [of Aldermere] carried 412 people on its first day.";
  await hand(ben).getByLabel("Statement").fill(bens);
  await hand(ben).getByRole("button", { name: "Save" }).click();
  const conflict = ben.getByRole("dialog", { name: "Two versions of this claim" });
  const statement = conflict.getByRole("group", { name: /^Statement: changed by both/ });
  await expect(statement).toContainText("What both began with");
  await expect(statement).toContainText(begun);
  await expect(statement.locator("ins", { hasText: "June" })).toBeVisible();
  await expect(statement.locator("ins", { hasText: "[of Aldermere]" })).toBeVisible();
  await expect(conflict.getByRole("group", { name: /^Speaker and mode: changed elsewhere alone/ })).toContainText("the harbour office");

  await test.step("putting it aside, and a reload, keep what was typed", async () => {
    await ben.keyboard.press("Escape");
    await expect(hand(ben).getByLabel("Statement")).toHaveValue(bens);
    await ben.reload();
    await takeInHand(ben, anas);
    await expect(hand(ben).getByLabel("Statement")).toHaveValue(bens);
    await hand(ben).getByRole("button", { name: "Save" }).click();
  });

  const both = "The ferry [of Aldermere] carried 412 people on 3 June 2023.";
  await statement.getByRole("radio", { name: "In other words" }).check();
  await statement.getByRole("textbox").fill(both);
  await conflict.getByRole("button", { name: "Keep this" }).click();
  await expect(hand(ben).getByRole("heading", { name: both })).toBeVisible();
  await expect(hand(ben)).toContainText("the harbour office says");

  await ben.getByText("History", { exact: true }).click();
  const history = hand(ben).getByRole("group").filter({ hasText: "History" });
  await expect(history.getByRole("listitem").filter({ hasText: "Ana Lindqvist changed the claim" })).toBeVisible();
  await expect(history.getByRole("listitem").filter({ hasText: "Ben Achterberg changed the claim" })).toBeVisible();
  await ana.reload();
  await takeInHand(ana, both);
});

test("two people who change the same evidence link decide field by field, and lose nothing", async ({ browser }) => {
  test.setTimeout(120_000);
  const ana = await browserOf(browser, "ana");
  const ben = await browserOf(browser, "ben");
  const address = await takeIn(ana, "The ferry's second day", `${begun} It sailed at noon.`);
  await makeClaim(ana, begun);
  const said = "The harbour office counted 412 passengers on the first sailing.";
  await linkEvidence(ana, {
    side: "support",
    document: { typed: `${said} The second was empty.` },
    title: "The harbour office's book",
    source: "Aldermere harbour office",
    passage: said,
    note: "Counted at the gate.",
  });
  await ben.goto(address);
  await takeInHand(ben, begun);
  const dialogOf = (page: Page) => page.getByRole("dialog", { name: /^Change what evidence does to claim/ });
  for (const page of [ana, ben]) {
    await hand(page).getByRole("region", { name: "Support" }).getByRole("button", { name: "Edit" }).click();
    await expect(dialogOf(page).getByLabel("Chosen passage")).toHaveText(said);
  }

  await dialogOf(ana).getByLabel("Note").fill("Counted at the gate, twice.");
  await dialogOf(ana).getByLabel("Credibility of this information").selectOption("3");
  await dialogOf(ana).getByRole("button", { name: "Save" }).click();
  await expect(dialogOf(ana)).toBeHidden();

  await dialogOf(ben).getByLabel("Note").fill("The book says so.");
  await dialogOf(ben)
    .getByRole("radio", { name: /^qualifies/ })
    .check();
  await dialogOf(ben).getByRole("button", { name: "Save" }).click();
  const conflict = ben.getByRole("dialog", { name: "Two versions of this link" });
  await expect(conflict.getByRole("group", { name: /^Credibility: changed elsewhere alone/ })).toContainText("3");
  await expect(conflict.getByRole("group", { name: /^What it does to the claim: changed by you alone/ })).toContainText("qualifies");
  const note = conflict.getByRole("group", { name: /^Note: changed by both/ });
  await expect(note).toContainText("What both began with");
  await expect(note.locator("ins", { hasText: "twice" })).toBeVisible();

  await test.step("putting it aside keeps what was typed", async () => {
    await ben.keyboard.press("Escape");
    await expect(conflict).toBeHidden();
    await expect(dialogOf(ben).getByLabel("Note")).toHaveValue("The book says so.");
    await dialogOf(ben).getByRole("button", { name: "Save" }).click();
  });
  await note.getByRole("radio", { name: "In other words" }).check();
  await note.getByRole("textbox").fill("Counted at the gate, twice; the book says so.");
  await conflict.getByRole("button", { name: "Keep this" }).click();
  await expect(dialogOf(ben)).toBeHidden();
  const card = hand(ben).getByRole("region", { name: "Qualifies" }).getByRole("listitem");
  await expect(card).toContainText("Counted at the gate, twice; the book says so.");
  await expect(card).toContainText("information possibly true");

  await test.step("each undoes their own change alone: what the other made of it since is not overwritten", async () => {
    await ana.keyboard.press("z");
    await expect(ana.getByText("Not undone: changed link. Somebody has changed it since, so it stays as it now is.")).toBeVisible();
    await ben.keyboard.press("z");
    await expect(ben.getByText("Undone: changed link.")).toBeVisible();
    await expect(hand(ben).getByRole("region", { name: "Support" }).getByRole("listitem")).toContainText("Counted at the gate, twice.");
  });
});
