import { expect, test } from "@playwright/test";
import { browserOf, openDemoArticle, signIn, signInOf } from "./people";

test("a wrong password is told in a sentence, and what was typed as address stays", async ({ page }) => {
  await page.goto("/demo/claims");
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await page.getByLabel("E-mail").fill("oli@example.org");
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("Address and password do not belong together.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("oli@example.org");
  await page.getByLabel("Password").fill(signInOf("oli").password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/demo\//);
  await expect(page.getByRole("button", { name: "Oli Tamm (observer)" })).toBeVisible();
});

test("an invited person joins by the link, once, and signing out everywhere ends the other browser at once", async ({ browser, page }) => {
  const email = `nora-${Date.now()}@example.org`;
  const password = "four quiet harbour cranes";
  const lead = await browserOf(browser, "lea");
  await lead.goto("/demo/people");
  await lead.getByLabel("E-mail address").fill(email);
  await lead.getByLabel("Role", { exact: true }).selectOption("analyst");
  await lead.getByRole("button", { name: "Make an invitation link" }).click();
  const link = await lead.getByLabel(`Link for ${email}`).inputValue();
  await expect(lead.getByRole("button", { name: `Withdraw the invitation of ${email}` })).toBeVisible();

  await page.goto(link);
  await expect(page.getByText(`You are invited as an analyst`)).toBeVisible();
  await page.getByLabel("Your name").fill("Nora Velde");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Make an account and join" }).click();
  await expect(page.getByRole("button", { name: "Nora Velde (analyst)" })).toBeVisible();
  await expect(page).toHaveURL(/\/demo\/articles/);

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await expect(other.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await other.goto("/sign-in");
  await other.getByLabel("E-mail").fill(email);
  await other.getByLabel("Password").fill(password);
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(other.getByRole("button", { name: "Nora Velde (analyst)" })).toBeVisible();

  await page.goto("/account");
  await expect(page.getByText("(this one)")).toBeVisible();
  await page.getByRole("button", { name: "Sign out everywhere", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  // By itself, where something is heard of others; else with the next page.
  await other.goto("/demo/claims?q=responsibility");
  await expect(other).toHaveURL("/sign-in?to=%2Fdemo%2Fclaims%3Fq%3Dresponsibility");
});

test("an observer reads everything and finds nothing to act with", async ({ page }) => {
  await signIn(page, "oli");
  await page.goto("/demo/articles");
  await expect(page.getByRole("link", { name: "Take in an article" })).toHaveCount(0);
  await openDemoArticle(page);
  await page.keyboard.press("]");
  const hand = page.getByRole("region", { name: "Claim in hand" });
  await expect(hand.getByRole("region", { name: "Support" })).toBeVisible();
  const acting =
    /^(Accept|Reject|Edit|Finish|Reopen|Link.*|Withdraw|Restore|Record a search|Submit|Approve|Return…|More|Make a claim.*|Confirm|Relate.*)$/;
  await expect(page.getByRole("button", { name: acting })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Details and versions" })).toHaveCount(0);
  await page.goto("/demo/people");
  await expect(page.getByText("Ana Lindqvist")).toBeVisible();
  await expect(page.getByRole("button", { name: /Change role|Remove|invitation/ })).toHaveCount(0);
});

test("what is not there and what is somebody else's look alike: not found", async ({ page }) => {
  await signIn(page, "ana");
  const unknown = "00000000-0000-4000-8000-000000000000";
  for (const path of [
    "/elsewhere/articles",
    `/demo/articles/${unknown}`,
    `/demo/claims/${unknown}`,
    `/demo/evidence/${unknown}`,
    "/demo/nothing-here",
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: "Not found" })).toBeVisible();
    await expect(page.getByRole("link", { name: "To the workspaces" })).toBeVisible();
  }
});
