import { expect, type Locator, type Page } from "@playwright/test";

/** Pastes an article and opens it at the workbench, with its proposals there. Returns its address. */
export async function takeIn(page: Page, title: string, text: string): Promise<string> {
  await page.goto("/demo/articles/new");
  const keep = page.getByRole("button", { name: "Keep this article" });
  await expect(keep).toBeEnabled();
  await page.getByLabel("Text of the article").fill(text);
  // Leaving the text proposes a title; what is typed then replaces it.
  await page.getByLabel("Title", { exact: true }).focus();
  await page.getByLabel("Title", { exact: true }).fill(title);
  await keep.click();
  await expect(article(page)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/Proposing claims for/)).toBeHidden({ timeout: 30_000 });
  return page.url();
}

export const article = (page: Page): Locator => page.getByRole("article").and(page.locator("[lang]"));
export const hand = (page: Page): Locator => page.getByRole("region", { name: "Claim in hand" });
const list = (page: Page): Locator => page.getByRole("list", { name: "Sentences" });

/** The row of the sentence that has these words. */
export const sentence = (page: Page, words: string): Locator =>
  list(page)
    .locator("> li")
    .filter({ has: page.getByRole("button", { name: /^Sentence \d+:/ }).filter({ hasText: words }) });
export const focusedSentence = (page: Page): Locator => list(page).locator("> li[aria-current=true]");

/** Takes a claim in hand from the list of claims. */
export async function takeInHand(page: Page, statement: string): Promise<void> {
  await page.getByRole("tab", { name: /^claims/ }).click();
  await page.getByRole("list", { name: "Claims" }).getByRole("button", { name: statement }).click();
  await expect(hand(page).getByText(/^Claim \d+$/)).toBeVisible();
}

export async function judge(page: Page, tag: string, basis: string, rationale = ""): Promise<void> {
  const form = hand(page).getByRole("form", { name: "Your assessment" });
  await form.getByRole("radio", { name: tag, exact: true }).check();
  await form.getByRole("radio", { name: basis, exact: true }).check();
  await form.getByLabel("Rationale").fill(rationale);
}

export async function submit(page: Page): Promise<void> {
  await hand(page).getByRole("button", { name: "Submit" }).click();
  await expect(hand(page).getByText("submitted, waits for a review")).toBeVisible();
}

/** Selects words of a text with the mouse, from the first letter to the last; they must stand in one paragraph. */
export async function selectWords(page: Page, text: Locator, words: string): Promise<void> {
  const paragraph = text.locator("p, li, h3").filter({ hasText: words }).first();
  await paragraph.scrollIntoViewIfNeeded();
  const { from, to } = await paragraph.evaluate((element, sought) => {
    const node = element.firstChild!;
    const start = node.textContent!.indexOf(sought);
    const edge = (at: number): DOMRect => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect();
    };
    const [first, last] = [edge(start), edge(start + sought.length - 1)];
    return { from: { x: first.left + 1, y: first.top + first.height / 2 }, to: { x: last.right - 1, y: last.top + last.height / 2 } };
  }, words);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

/** Makes a claim of a sentence, or of other words in one paragraph, by selecting them. The claim is then in hand. */
export async function makeClaim(page: Page, words: string): Promise<void> {
  await selectWords(page, article(page), words);
  await page.getByRole("button", { name: "Make a claim (c)" }).click();
  await page.getByRole("button", { name: "Make the claim" }).click();
  await expect(hand(page).getByRole("heading", { name: words })).toBeVisible();
}
