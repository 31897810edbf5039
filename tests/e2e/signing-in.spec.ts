import { expect, type Page, test } from "@playwright/test";
import { browserOf, signIn, signInOf } from "./people";
import { hand, makeClaim, takeIn, takeInHand } from "./workbench";

async function giveCredentials(page: Page, person: "ana" | "ben" | "rae"): Promise<void> {
  const { email, password } = signInOf(person);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** As when a laptop was lost: every session of this person ends. */
async function endSessionsOf(page: Page): Promise<void> {
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out everywhere", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}

test("signing in leads to the page that was asked for, with its query; the same for a link followed after the session has ended", async ({
  page,
  context,
}) => {
  await page.goto("/demo/claims?q=responsibility&show=unsettled");
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await giveCredentials(page, "rae");
  await expect(page).toHaveURL("/demo/claims?q=responsibility&show=unsettled");
  await expect(page.getByLabel("Words in claims and their evidence")).toHaveValue("responsibility");

  await context.clearCookies();
  await page.getByRole("link", { name: "Evidence", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await giveCredentials(page, "rae");
  await expect(page).toHaveURL("/demo/evidence");
});

test("no address can make the sign-in lead away from here", async ({ page, context, baseURL }) => {
  const evils = [
    "//evil.example/",
    "/\\evil.example",
    "https://evil.example/",
    "/%09/evil.example",
    "\\\\evil.example",
    "%2F%2Fevil.example",
  ];
  for (const evil of evils) {
    await context.clearCookies();
    await page.goto(`/sign-in?to=${encodeURIComponent(evil)}`);
    await giveCredentials(page, "rae");
    await expect(page).not.toHaveURL(/\/sign-in/);
    expect(new URL(page.url()).origin, evil).toBe(baseURL);
    // Who is signed in already is sent on at once, by the server.
    for (const address of [`to=${encodeURIComponent(evil)}`, `to=${evil}`, `callbackUrl=${encodeURIComponent(evil)}`]) {
      const answer = await page.request.get(`/sign-in?${address}`, { maxRedirects: 0 });
      expect(answer.status(), address).toBe(307);
      expect(new URL(answer.headers().location!, baseURL).origin, address).toBe(baseURL);
    }
  }
});

test("a session that ends at the workbench is told at once; signing in leads back, and nothing that was typed is lost", async ({
  browser,
  page,
}) => {
  const claim = "The ferry to Skerry Point was out of service for nine days in 1903.";
  await signIn(page, "ben");
  const address = await takeIn(page, "The ferry to Skerry Point", claim);
  await makeClaim(page, claim);
  await endSessionsOf(await browserOf(browser, "ben"));

  const rationale = "The ferry company's book has no entry for those days.";
  await hand(page).getByLabel("Rationale").fill(rationale);
  const note = page.getByRole("alert").filter({ hasText: "You are signed out" }).first();
  await expect(note).toBeVisible();
  await expect(hand(page).getByTestId("save-state")).toContainText("not saved: you are signed out. It is kept here");
  await hand(page).getByLabel("Rationale").pressSequentially(" The tide tables agree.");

  await note.getByRole("button", { name: "Sign in and come back" }).click();
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await giveCredentials(page, "ben");
  await expect(page).toHaveURL(address);
  await takeInHand(page, claim);
  await expect(hand(page).getByLabel("Rationale")).toHaveValue(`${rationale} The tide tables agree.`);
  await expect(hand(page).getByTestId("save-state")).toContainText(/^saved /);
});

test("signing in in another tab is enough: what waited is saved, and the note goes away", async ({ browser, page, context }) => {
  const claim = "The breakwater of Lowmoor was repaired twice in 1931.";
  await signIn(page, "ben");
  await takeIn(page, "The breakwater of Lowmoor", claim);
  await makeClaim(page, claim);
  await endSessionsOf(await browserOf(browser, "ben"));
  await hand(page).getByLabel("Rationale").fill("Both bills are in the archive.");
  const note = page.getByRole("alert").filter({ hasText: "You are signed out" }).first();
  const [beside] = await Promise.all([context.waitForEvent("page"), note.getByRole("link", { name: "Sign in in another tab" }).click()]);
  await giveCredentials(beside, "ben");
  await expect(beside).not.toHaveURL(/\/sign-in/);
  await beside.close();
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(note).toBeHidden();
  await expect(hand(page).getByTestId("save-state")).toContainText(/^saved /);
});
