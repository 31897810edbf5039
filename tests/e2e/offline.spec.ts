import { expect, test } from "@playwright/test";
import { signIn } from "./people";
import { hand, makeClaim, takeIn, takeInHand } from "./workbench";

const claim = "The lighthouse of Skerry Point was lit for the first time in 1874.";
const rationale = "The harbour log names the day; the parish book agrees.";
const more = " Both were seen.";

test("what is typed without a connection is kept here, is saved when the connection is back, and outlives a reload in between", async ({
  page,
  context,
}) => {
  await signIn(page, "ana");
  const address = await takeIn(page, "The lighthouse of Skerry Point", claim);
  await makeClaim(page, claim);
  const state = hand(page).getByTestId("save-state");

  await context.setOffline(true);
  await hand(page).getByLabel("Rationale").fill(rationale);
  await expect(state).toContainText("not saved: offline. It is kept here");
  await hand(page).getByRole("button", { name: "Record a search" }).click();
  await hand(page).getByLabel("Searched for").fill("lighthouse Skerry Point 1874");
  await hand(page).getByLabel("Where", { exact: true }).fill("the town archive");
  await hand(page).getByLabel("What came of it").fill("The log of 1874.");
  await hand(page).getByRole("button", { name: "Record", exact: true }).click();
  await expect(hand(page).getByRole("form", { name: "Record a search" }).getByRole("alert")).toContainText("You are offline");

  await context.setOffline(false);
  await expect(state).toContainText(/^saved /);

  await context.setOffline(true);
  await hand(page).getByLabel("Rationale").pressSequentially(more);
  await context.setOffline(false);
  await page.reload();
  await takeInHand(page, claim);
  await expect(hand(page).getByLabel("Rationale")).toHaveValue(rationale + more);
  await hand(page).getByRole("button", { name: "Record a search" }).click();
  await expect(hand(page).getByLabel("What came of it")).toHaveValue("The log of 1874.");
  await hand(page).getByRole("button", { name: "Record", exact: true }).click();
  await expect(hand(page).getByText("lighthouse Skerry Point 1874")).toBeVisible();
  await expect(state).not.toContainText("kept here");

  const elsewhere = await context.newPage();
  await elsewhere.goto(address);
  await takeInHand(elsewhere, claim);
  await expect(hand(elsewhere).getByLabel("Rationale")).toHaveValue(rationale + more);
});

test("an article that is being taken in outlives a reload, until it is kept", async ({ page, context }) => {
  await signIn(page, "ben");
  await page.goto("/demo/articles/new");
  const keep = page.getByRole("button", { name: "Keep this article" });
  await expect(keep).toBeEnabled();
  await page.getByLabel("Text of the article").fill("The weir at Lowmoor was opened in 1911.\nIt was closed in 1954.");
  await page.getByLabel("Title", { exact: true }).fill("The weir at Lowmoor");
  await page.getByLabel("Publisher").fill("The Lowmoor Gazette");
  await context.setOffline(true);
  await keep.click();
  await expect(page.getByText("What you typed is still here")).toBeVisible();
  await context.setOffline(false);
  await page.reload();
  await expect(page.getByText("This is what you had begun earlier.")).toBeVisible();
  await expect(page.getByLabel("Text of the article")).toHaveValue("The weir at Lowmoor was opened in 1911.\nIt was closed in 1954.");
  await expect(page.getByLabel("Publisher")).toHaveValue("The Lowmoor Gazette");
  await keep.click();
  await expect(page.getByRole("article", { name: "The weir at Lowmoor" })).toBeVisible();
  await page.goto("/demo/articles/new");
  await expect(keep).toBeEnabled();
  await expect(page.getByLabel("Text of the article")).toHaveValue("");
});
