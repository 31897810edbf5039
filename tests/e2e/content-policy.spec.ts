import { expect, type Page, test } from "@playwright/test";
import { openDemoArticle, signIn } from "./people";

/** Everything that the browser holds against a page: refused scripts, styles, images. */
async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (/content.security.policy|hydrat/i.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  await page.exposeFunction("onusRefused", (what: string) => complaints.push(what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      (window as unknown as { onusRefused: (what: string) => void }).onusRefused(
        `${location.pathname}: ${event.violatedDirective} ${event.blockedURI}`,
      );
    });
  });
  return complaints;
}

test("every page runs under a policy that lets no script in but its own", async ({ page }) => {
  test.setTimeout(120_000);
  const complaints = await complaintsOf(page);
  const policies: string[] = [];
  page.on("response", (response) => {
    if (response.request().isNavigationRequest()) policies.push(response.headers()["content-security-policy"] ?? "");
  });
  await page.goto("/nobody-made-this");
  await signIn(page, "lea");
  for (const place of ["articles", "articles/new", "claims", "evidence", "evidence/sources", "people", "settings", "nothing-here"])
    await page.goto(`/demo/${place}`);
  await page.goto("/account");
  await page.goto("/");
  await openDemoArticle(page);
  const address = page.url();
  await page.keyboard.press("]");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Do anything" })).toBeVisible();
  for (const place of ["dashboard", "details", "export"]) await page.goto(`${address}/${place}`);
  await page.goto("/demo/claims");
  await page.getByRole("list").last().getByRole("link").first().click();
  await expect(page).toHaveURL(/\/demo\/claims\/[\w-]+$/);

  expect(policies.length).toBeGreaterThan(12);
  for (const policy of policies) expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic';/);
  expect(new Set(policies).size).toBe(policies.length);
  expect(complaints).toEqual([]);
});

test("a script that somebody got into a page does not run", async ({ page }) => {
  await signIn(page, "lea");
  await page.goto("/demo/articles");
  const ran = await page.evaluate(async () => {
    const place = document.createElement("div");
    document.body.append(place);
    place.innerHTML = `<img src="/nothing.png" onerror="window.injected = 1"><a href="javascript:window.injected=2" id="trap">x</a>`;
    document.getElementById("trap")!.click();
    await new Promise((done) => setTimeout(done, 500));
    return "injected" in window;
  });
  expect(ran).toBe(false);
});
