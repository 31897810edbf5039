import { expect, test } from "@playwright/test";
import { browserOf, openDemoArticle } from "./people";

test("a question about a claim reaches who is mentioned, is answered and resolved; a sentence can be discussed too", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const [lea, ana] = [await browserOf(browser, "lea"), await browserOf(browser, "ana")];
  await openDemoArticle(lea);
  await lea.keyboard.press("]");
  const hand = lea.getByRole("region", { name: "Claim in hand" });
  const talk = hand.getByRole("region", { name: "Discussion" });
  await talk.getByRole("button", { name: "Start a discussion" }).click();
  const box = talk.getByRole("textbox", { name: "About this claim" });
  await expect(box).toBeFocused();
  const question = `Is this the same count as in the text below (${Date.now()})?`;
  await box.pressSequentially(`${question} @an`);
  await expect(talk.getByRole("option", { name: "Ana Lindqvist" })).toBeVisible();
  await lea.keyboard.press("Enter");
  await expect(box).toHaveValue(`${question} @Ana Lindqvist `);
  await lea.keyboard.press("Control+Enter");
  const thread = talk.getByRole("article").filter({ hasText: question });
  await expect(thread.getByText("Lea Marchetti")).toBeVisible();
  await expect(box).toBeHidden();

  await ana.goto("/demo/news");
  await ana.getByRole("link", { name: "Lea Marchetti mentions you" }).first().click();
  const hers = ana.getByRole("article").filter({ hasText: question });
  await hers.getByRole("button", { name: "Answer" }).click();
  await hers.getByRole("textbox", { name: "Your answer" }).fill("No, that one is two days younger.");
  await hers.getByRole("button", { name: "Send" }).click();
  await expect(hers.getByText("No, that one is two days younger.")).toBeVisible();
  await hers.getByRole("button", { name: "Resolve" }).click();
  await expect(ana.getByText(/^\d+ resolved$/)).toBeVisible();

  await lea.getByRole("link", { name: "Discuss this sentence" }).first().click();
  await lea.getByRole("textbox", { name: "About this sentence" }).fill("Who took the photograph?");
  await lea.getByRole("button", { name: "Send" }).click();
  await expect(lea.getByRole("article").filter({ hasText: "Who took the photograph?" })).toBeVisible();
  await lea.getByRole("link", { name: "Resolved" }).click();
  await expect(lea.getByRole("article").filter({ hasText: question })).toBeVisible();
});
