import { expect, test } from "@playwright/test";
import { browserOf } from "./people";
import { makeClaim, takeIn } from "./workbench";

const witness = "Roswitha Tanqueray";
const claim = `${witness} saw the boat leave the quay at Penhallow.`;

test("an entry is found in the log and recomputed; what it says is erased, everywhere, and the log still holds", async ({ browser }) => {
  test.setTimeout(90_000);
  const ana = await browserOf(browser, "ana");
  const lea = await browserOf(browser, "lea");
  const address = await takeIn(ana, "The boat of Penhallow", claim);
  await makeClaim(ana, claim);

  await lea.goto("/demo/audit");
  await lea.getByRole("combobox", { name: /^Who/ }).selectOption({ label: "Ana Lindqvist" });
  await lea.getByRole("combobox", { name: /^Did what/ }).selectOption({ label: "made the claim" });
  await lea.getByRole("button", { name: "Show", exact: true }).click();
  const row = lea.getByRole("listitem").filter({ hasText: claim }).first();
  await expect(row).toContainText("Ana Lindqvist made the claim");
  await row.getByRole("link", { name: /^Entry/ }).click();
  await expect(lea.getByRole("heading", { name: "Ana Lindqvist made the claim" })).toBeVisible();
  const holds = lea.getByRole("region", { name: "Proof" }).getByText("Everything holds.");
  const verify = async (): Promise<void> => {
    // It is sealed within a second, and the page does not change by itself.
    await expect(async () => {
      await lea.reload();
      await expect(lea.getByRole("button", { name: "Verify now" })).toBeVisible({ timeout: 1000 });
    }).toPass();
    await lea.getByRole("button", { name: "Verify now" }).click();
    await expect(holds).toBeVisible();
  };
  await verify();
  await expect(lea.getByText("The part “after” is what the entry commits to: yes")).toBeVisible();
  const entry = lea.url();

  await lea.getByRole("link", { name: "Erase what it says" }).click();
  await lea.getByLabel("Or other words").fill(witness);
  await lea.getByRole("button", { name: "Look where they stand" }).click();
  await expect(lea.getByText("claim: statement (1 time)")).toBeVisible();
  await lea.getByRole("button", { name: "Erase for good" }).click();
  await expect(lea.getByText("Say by which law, order or promise.")).toBeVisible();
  await lea.getByLabel("Legal basis").first().fill("A promise to a source, given in writing.");
  await lea.getByRole("button", { name: "Erase for good" }).click();
  await expect(lea.getByText("Erased, and on record in the log.")).toBeVisible();

  await ana.goto(address);
  await expect(ana.getByRole("article")).toContainText("█".repeat(witness.length));
  await expect(ana.getByRole("article")).not.toContainText(witness);
  await ana.goto("/demo/claims?q=Tanqueray");
  await expect(ana.getByText("No claim found")).toBeVisible();

  await lea.goto(entry);
  await expect(lea.getByText("has been erased from the record")).toBeVisible();
  await verify();
  await lea.goto("/demo/audit?act=part.erased");
  await expect(lea.getByRole("listitem").first()).toContainText("A promise to a source, given in writing.");
});
