import { expect, type Locator, type Page, test } from "@playwright/test";
import { browserOf } from "./people";
import { takeIn } from "./workbench";

type Form = (page: Page) => Locator;

/** Both change the same field, and one of them another one, too: the later one compares field by field, and loses nothing. */
async function bothChange(
  [early, late]: [Page, Page],
  form: Form,
  { field, title, save }: { field: string; title: string; save: string },
): Promise<void> {
  await form(early).getByLabel(field, { exact: true }).fill("as the early one has it");
  await form(late).getByLabel(field, { exact: true }).fill("as the late one has it");
  await form(early).getByRole("button", { name: save }).click();
  await expect(form(late).getByText(/changed this meanwhile. What you type stays/)).toBeVisible();
  await expect(form(late).getByLabel(field, { exact: true })).toHaveValue("as the late one has it");

  await form(late).getByRole("button", { name: save }).click();
  const conflict = late.getByRole("dialog", { name: title });
  const group = conflict.getByRole("group", { name: `${field}: changed by both` });
  await expect(group.locator("ins", { hasText: "early" })).toBeVisible();
  await expect(group.locator("ins", { hasText: "late" })).toBeVisible();
  await late.keyboard.press("Escape");
  await expect(form(late).getByLabel(field, { exact: true })).toHaveValue("as the late one has it");
  await form(late).getByRole("button", { name: save }).click();
  await group.getByRole("radio", { name: "In other words" }).check();
  await group.getByRole("textbox").fill("as both have it");
  await conflict.getByRole("button", { name: "Keep this" }).click();
  await expect(conflict).toBeHidden();
  for (const page of [early, late]) await expect(form(page).getByLabel(field, { exact: true })).toHaveValue("as both have it");
}

test("two who change an article's details, a source or evidence at once see both versions, field by field", async ({ browser }) => {
  const ana = await browserOf(browser, "ana");
  const ben = await browserOf(browser, "ben");

  await test.step("the details of an article", async () => {
    const address = await takeIn(ana, "The Elmford mill", "The mill at Elmford was built in 1820.");
    for (const page of [ana, ben]) await page.goto(`${address}/details`);
    const form: Form = (page) => page.locator("form").filter({ has: page.getByRole("button", { name: "Save the details" }) });
    await bothChange([ana, ben], form, { field: "Publisher", title: "Two versions of the details", save: "Save the details" });
  });

  await test.step("a source", async () => {
    for (const page of [ana, ben]) {
      await page.goto("/demo/evidence/sources");
      await page.getByRole("listitem").filter({ hasText: "Correct" }).first().getByText("Correct", { exact: true }).click();
    }
    const form: Form = (page) => page.getByRole("listitem").filter({ hasText: "Correct" }).first().locator("form");
    await bothChange([ana, ben], form, { field: "Note", title: "Two versions of this source", save: "Save" });
  });

  await test.step("evidence", async () => {
    await ana.goto("/demo/evidence");
    const address = await ana.locator("main").locator('a[href^="/demo/evidence/0"]').first().getAttribute("href");
    for (const page of [ana, ben]) {
      await page.goto(address!);
      await page.getByText("Correct what is known about it").click();
    }
    const form: Form = (page) => page.locator("main").locator("details form");
    await bothChange([ana, ben], form, { field: "Title", title: "Two versions of this evidence", save: "Save" });
  });
});
