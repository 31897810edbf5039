import { execFile } from "node:child_process";
import { copyFile, readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { filesIn } from "../support/bundle-files";
import { openDemoArticle, signIn } from "./people";

/** What the verifier's program says. */
function verify(bundle: string, policy: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", "bin/verify/main.ts", bundle, "--policy", policy, "--json"], (_error, out) =>
      resolve((JSON.parse(out) as { outcome: string }).outcome),
    );
  });
}

/** @returns where it was put */
async function download(page: Page, link: string | RegExp, to: string): Promise<string> {
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: link }).first().click();
  await copyFile(await (await downloading).path(), to);
  return to;
}

test("a lead asks for a bundle of an article without sources, by keyboard, and an outsider verifies what comes of it", async ({
  page,
}, info) => {
  test.setTimeout(120_000);
  await signIn(page, "lea");
  await openDemoArticle(page);
  await page.goto(`${page.url()}/export`);
  await page.getByRole("link", { name: "Ask for one Audit bundle" }).click();
  await expect(page.getByRole("heading", { name: "Bundles for outsiders" })).toBeVisible();
  await expect(page.getByRole("radio", { name: /one article/ })).toBeChecked();
  await page.getByRole("checkbox", { name: "sources" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Ask for the bundle" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("made in the background")).toBeVisible();
  const made = page.getByRole("listitem").filter({ hasText: "Withheld: drafts, sources" }).first();
  await expect(made.getByRole("link", { name: /^Download/ })).toBeVisible({ timeout: 60_000 });

  const bundle = await download(page, /^Download .*Crocus/, info.outputPath("bundle.zip"));
  const policy = await download(page, "Download the policy", info.outputPath("policy.json"));
  expect(await verify(bundle, policy)).toBe("verified");

  const address = await page
    .getByRole("link", { name: /^Download .*Crocus/ })
    .first()
    .getAttribute("href");
  const whole = await readFile(bundle);
  const rest = await page.request.get(address!, { headers: { range: `bytes=${whole.length - 100}-` } });
  expect(rest.status()).toBe(206);
  expect((await rest.body()).equals(whole.subarray(-100))).toBe(true);
  const files = filesIn(bundle);
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(["README.txt", "files/report.html", "files/report.pdf", "files/ro-crate-metadata.json"]),
  );
  expect(files.get("files/report.html")!.toString()).toContain("Withheld in this bundle");
});

test("a reviewer is offered articles only, an analyst finds no bundles", async ({ page, browser }) => {
  await signIn(page, "rae");
  await page.goto("/demo/audit/bundles");
  await expect(page.getByRole("radio", { name: "the whole workspace" })).toHaveCount(0);
  const other = await (await browser.newContext()).newPage();
  await signIn(other, "ana");
  await other.goto("/demo/audit/bundles");
  await expect(other.getByRole("heading", { name: "Bundles for outsiders" })).toHaveCount(0);
});
