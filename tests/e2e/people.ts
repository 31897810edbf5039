import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";

type SignIn = { name: string; email: string; role: string; password: string };
export type DemoPerson = "lea" | "rae" | "ana" | "ben" | "oli";

/** How a person of the demo workspace signs in; made at the server's first start. */
export function signInOf(person: DemoPerson): SignIn {
  const kept = JSON.parse(readFileSync(join(process.env.E2E_DATA_DIR!, "demo-sign-ins.json"), "utf8")) as { signIns: SignIn[] };
  return kept.signIns.find((signIn) => signIn.email === `${person}@example.org`)!;
}

export async function signIn(page: Page, person: DemoPerson): Promise<void> {
  const { email, password } = signInOf(person);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** A browser of somebody's own, signed in. */
export async function browserOf(browser: Browser, person: DemoPerson, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await signIn(page, person);
  return page;
}

/** Opens the demo article's workbench. */
export async function openDemoArticle(page: Page): Promise<void> {
  await page.goto("/demo/articles");
  await page.getByRole("link", { name: /Crocus City Hall attack/ }).click();
  await expect(page.getByRole("article")).toBeVisible();
}
