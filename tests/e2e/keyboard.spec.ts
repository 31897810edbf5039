import { expect, type Page, test } from "@playwright/test";
import { signInOf } from "./people";
import { article, focusedSentence, hand } from "./workbench";

const text =
  "The mill at Harrow Cross burned down on 2 May 1931.\n\nNobody rebuilt the mill. It had employed sixty people, and that is a pity.";

/** Tabs on until the control of this name has the focus, which must then be seen. */
async function tabTo(page: Page, role: Parameters<Page["getByRole"]>[0], name: string | RegExp): Promise<void> {
  const control = page.getByRole(role, { name, exact: true });
  await expect(control).toBeVisible();
  for (let step = 0; step < 80; step++) {
    if (await control.evaluate((element) => element === document.activeElement)) {
      await expectVisibleFocus(page);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${role} ${String(name)}`);
}

async function expectVisibleFocus(page: Page): Promise<void> {
  const outline = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
    return { outlineStyle, width: Number.parseFloat(outlineWidth) };
  });
  expect(outline.outlineStyle).not.toBe("none");
  expect(outline.width).toBeGreaterThanOrEqual(2);
}

test("from the sign-in to a submitted assessment with the keyboard alone", async ({ page }) => {
  const { keyboard } = page;
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await keyboard.press(key);
  };

  await test.step("sign in", async () => {
    const { email, password } = signInOf("ben");
    await page.goto("/sign-in");
    await tabTo(page, "textbox", "E-mail address");
    await keyboard.type(email);
    await press("Tab");
    await keyboard.type(password);
    await press("Enter");
    await expect(page.getByRole("heading", { name: "Articles" })).toBeVisible();
  });

  await test.step("take an article in", async () => {
    await tabTo(page, "link", "Take in an article");
    await press("Enter");
    await expect(page.getByRole("button", { name: "Keep this article" })).toBeEnabled();
    await tabTo(page, "textbox", "Text of the article");
    await keyboard.insertText(text);
    await tabTo(page, "textbox", "Title");
    await press("Control+a");
    await keyboard.type("The mill at Harrow Cross");
    await press("Enter");
    await expect(article(page)).toBeVisible();
    await expect(page.getByText(/Proposing claims for/)).toBeHidden({ timeout: 30_000 });
  });

  await test.step("? shows the keys, Ctrl-K runs a command", async () => {
    await press("?");
    const keys = page.getByRole("dialog", { name: "Keys" });
    await expect(keys).toContainText("Next open sentence");
    await press("Escape");
    await expect(keys).toBeHidden();
    await press("Control+k");
    await expect(page.getByPlaceholder("Type a command")).toBeFocused();
    await keyboard.type("list the claims");
    await press("Enter");
    await expect(page.getByRole("tab", { name: /^claims/ })).toHaveAttribute("aria-selected", "true");
    await press("1");
    await expect(page.getByRole("tab", { name: /^sentences/ })).toHaveAttribute("aria-selected", "true");
  });

  const claims = page.getByRole("tab", { name: /^claims/ });
  await test.step("accept a proposal, take it back, do it again", async () => {
    await expect(focusedSentence(page)).toContainText("burned down");
    await press("a");
    await expect(hand(page).getByText("Claim 1", { exact: true })).toBeVisible();
    await press("z");
    await expect(page.getByText("Undone: accepted proposal.")).toBeVisible();
    await expect(claims).toHaveText("claims (0)");
    await press("Shift+Z");
    await expect(page.getByText("Done again: accepted proposal.")).toBeVisible();
    await expect(claims).toHaveText("claims (1)");
  });

  await test.step("decide about a sentence, take it back, do it again", async () => {
    await press("j");
    await expect(focusedSentence(page)).toContainText("Nobody rebuilt the mill.");
    await press("u");
    const row = page.getByRole("list", { name: "Sentences" }).locator("> li").filter({ hasText: "Nobody rebuilt" });
    const disposition = row.getByRole("combobox");
    await expect(disposition).toHaveValue("no-checkable-claim");
    await press("z");
    await expect(disposition).toHaveValue("");
    await press("Shift+Z");
    await expect(disposition).toHaveValue("no-checkable-claim");
  });

  await test.step("select text and make a claim of it", async () => {
    await press("i");
    await expect(article(page)).toBeFocused();
    await press(
      "n",
      "Shift+ArrowRight",
      "Shift+ArrowRight",
      "Shift+ArrowRight",
      "Shift+ArrowRight",
      "Shift+ArrowRight",
      "Shift+ArrowLeft",
      "Shift+ArrowRight",
    );
    await press("c");
    const statement = page.getByRole("region", { name: "New claim" }).getByLabel("Statement");
    await expect(statement).toBeFocused();
    await expect(statement).toHaveValue("It had employed sixty people");
    await press("Control+a");
    await keyboard.type("[The mill at Harrow Cross] had employed sixty people.");
    await press("Control+Enter");
    await expect(hand(page).getByRole("heading", { name: "[The mill at Harrow Cross] had employed sixty people." })).toBeVisible();
  });

  await test.step("record a search, judge, submit", async () => {
    await press("s");
    await expect(page.getByLabel("Searched for")).toBeFocused();
    await keyboard.type("Harrow Cross mill employees 1931");
    await tabTo(page, "textbox", "Where");
    await keyboard.type("the county archive");
    await tabTo(page, "textbox", "What came of it");
    await keyboard.type("No list of employees is kept.");
    await tabTo(page, "button", "Record");
    await press("Enter");
    await expect(hand(page).getByText("No list of employees is kept.")).toBeVisible();

    await press("t");
    await expect(page.getByRole("radio", { name: "evidenced", exact: true })).toBeFocused();
    await press("ArrowDown", "ArrowDown");
    await expect(page.getByRole("radio", { name: "unsupported", exact: true })).toBeChecked();
    await tabTo(page, "radio", "no-evidence");
    await press("Space", "Tab");
    await keyboard.type("Nothing was kept.");
    await tabTo(page, "button", "Submit");
    await press("Enter");
    await expect(hand(page).getByText("submitted, waits for a review")).toBeVisible();
    await expect(hand(page).getByText("Nothing was kept.")).toBeVisible();
  });
});
