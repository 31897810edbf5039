import { expect, test } from "@playwright/test";
import { signIn } from "./people";
import { article, hand, selectWords, takeIn } from "./workbench";

const first = "The Vell bridge was closed on 4 May 2019.";
const second = "Engineers had found cracks in two of its pillars.";
const third = "It was opened again in 2021.";

test("words are selected with the pointer, further ones are added with Ctrl, and what is copied is the article's own text", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page, "ana");
  // Three line ends between the paragraphs, of which the page shows nothing.
  await takeIn(page, "The Vell bridge", `${first} ${second}\n\n\n${third}`);
  const bar = page.getByRole("region", { name: "New claim" });
  const copied = async (): Promise<string> => {
    await page.keyboard.press("Control+c");
    return page.evaluate(() => navigator.clipboard.readText());
  };

  await test.step("a drag selects, a drag elsewhere selects anew", async () => {
    await selectWords(page, article(page), "closed on 4 May");
    await expect(bar.locator("q")).toHaveText("closed on 4 May");
    await selectWords(page, article(page), first);
    await expect(bar.locator("q")).toHaveText(first);
    expect(await copied()).toBe(first);
  });

  await test.step("with Ctrl held, another place is added", async () => {
    await page.keyboard.down("Control");
    await selectWords(page, article(page), "opened again in 2021");
    await page.keyboard.up("Control");
    await expect(bar.locator("q")).toHaveText(`${first} … opened again in 2021`);
    expect(await copied()).toBe(`${first}\nopened again in 2021`);
  });

  await test.step("a click drops what was selected", async () => {
    await article(page)
      .getByText(third)
      .click({ position: { x: 5, y: 5 } });
    await expect(bar).toBeHidden();
  });

  await test.step("a drag from one paragraph into the next copies the gap as it stands in the text", async () => {
    await selectWords(page, article(page), second);
    await page.keyboard.down("Shift");
    const end = await article(page)
      .locator("p")
      .filter({ hasText: third })
      .evaluate((paragraph) => {
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        const { right, top, height } = range.getBoundingClientRect();
        return { x: right - 1, y: top + height / 2 };
      });
    await page.mouse.click(end.x, end.y);
    await page.keyboard.up("Shift");
    expect(await copied()).toBe(`${second}\n\n\n${third}`);
  });

  await test.step("a claim of two places stands in both", async () => {
    await selectWords(page, article(page), first);
    await page.keyboard.down("Control");
    await selectWords(page, article(page), third);
    await page.keyboard.up("Control");
    await bar.getByRole("button", { name: "Make a claim (c)" }).click();
    await expect(bar.getByText("From 2 selected places")).toBeVisible();
    await bar.getByLabel("Statement").fill("The Vell bridge was closed from 4 May 2019 until 2021.");
    await bar.getByRole("button", { name: "Make the claim" }).click();
    const places = hand(page).getByRole("region", { name: "Where it stands" }).locator("blockquote");
    await expect(places).toHaveText([first, third]);
  });
});
