import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { withLine } from "../support/bundle/changed";
import { bundleFiles, madeBundle, policy } from "../support/bundle/made-bundle";
import { writeZip } from "../support/bundle/write-zip";

const good = madeBundle();
const tampered = writeZip(withLine(bundleFiles(), "leaves.jsonl", 3, (line) => line.replace("claim.created", "claim.changed")));
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.target.join(" ")) }))).toEqual([]);
}

/** Drops files on the form, as from a folder. */
async function drop(page: Page, files: Record<string, Buffer>): Promise<void> {
  const told = Object.entries(files).map(([name, data]) => ({ name, base64: data.toString("base64") }));
  const transfer = await page.evaluateHandle((all) => {
    const made = new DataTransfer();
    for (const { name, base64 } of all) made.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name));
    return made;
  }, told);
  await page.locator("form").dispatchEvent("drop", { dataTransfer: transfer });
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("a dropped bundle is verified in the browser, without a sign-in, and nothing of it leaves the browser", async ({ page }) => {
      const sent: string[] = [];
      page.on("request", (request) => {
        if (request.method() !== "GET" && request.method() !== "HEAD") sent.push(`${request.method()} ${request.url()}`);
      });
      await page.goto("/verify");
      await expectNoViolations(page);
      await drop(page, { "good.zip": good, "policy.json": Buffer.from(policy()) });
      await page.getByRole("button", { name: "Verify" }).click();
      const verdict = page.getByRole("heading", { name: "Verified", exact: true });
      await expect(verdict).toBeFocused();
      await expect(page.getByRole("row", { name: "in all 18 13 1" })).toBeVisible();
      await expect(page.getByRole("row", { name: "#7 comment #15" })).toBeVisible();
      await expectNoViolations(page);
      expect(sent).toEqual([]);
    });

    test("a bundle that was tampered with is never shown as good: what is wrong is named, and where", async ({ page }) => {
      await page.goto("/verify");
      await drop(page, { "bad.zip": tampered, "policy.json": Buffer.from(policy()) });
      await page.getByRole("button", { name: "Verify" }).click();
      await expect(page.getByRole("heading", { name: "Tampered with" })).toBeFocused();
      await expect(page.getByText("leaves.jsonl, entry #8")).toBeVisible();
      await expect(page.getByRole("heading", { name: "Verified", exact: true })).toHaveCount(0);
      await expectNoViolations(page);
    });
  });
}

test("without a policy a bundle is not anchored, and by keyboard alone it is as soon known", async ({ page }) => {
  await page.goto("/verify");
  await page.getByLabel("Bundle").setInputFiles({ name: "good.zip", mimeType: "application/zip", buffer: good });
  await page.getByLabel("Policy", { exact: true }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Verify" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Not anchored" })).toBeFocused();
  await expect(page.getByRole("heading", { name: "Verified", exact: true })).toHaveCount(0);

  await page.getByLabel("Policy", { exact: true }).fill(policy());
  await expect(page.getByRole("heading", { name: "Not anchored" })).toHaveCount(0);
  await page.getByRole("button", { name: "Verify" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Verified", exact: true })).toBeFocused();
});

test("what is no bundle is malformed", async ({ page }) => {
  await page.goto("/verify");
  await page
    .getByLabel("Bundle")
    .setInputFiles({ name: "photo.zip", mimeType: "application/zip", buffer: Buffer.from("no bundle at all") });
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByRole("heading", { name: "Malformed" })).toBeFocused();
});

test("the way to it is on the sign-in page", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Verify it here" }).click();
  await expect(page.getByRole("heading", { name: "Verify a bundle" })).toBeVisible();
});
