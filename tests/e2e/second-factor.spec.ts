import { expect, type Page, test } from "@playwright/test";
import { generateSync } from "otplib";
import { startSmtpServer } from "../support/smtp-server";
import { browserOf } from "./people";

let mailbox: Awaited<ReturnType<typeof startSmtpServer>>;
test.beforeAll(async () => {
  mailbox = await startSmtpServer(undefined, Number(process.env.E2E_MAIL_PORT));
});
test.afterAll(() => mailbox.close());

/** The link in the last letter to somebody, once it has come. */
async function mailedLink(email: string, place: string): Promise<string> {
  const link = () => {
    const letters = mailbox.received.filter((letter) => letter.to.includes(email)).map((letter) => letter.text.replaceAll("=\r\n", ""));
    return new RegExp(`http://\\S+/${place}/[\\w-]{43}`).exec(letters.at(-1) ?? "")?.[0] ?? "";
  };
  await expect.poll(link, { timeout: 20_000 }).not.toBe("");
  return link();
}

async function enterPassword(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("somebody who is invited by mail sets up a second factor, forgets the password, and is still asked for a code", async ({
  browser,
  page,
}) => {
  test.setTimeout(120_000);
  const email = `mira-${Date.now()}@example.org`;
  const lead = await browserOf(browser, "lea");
  await lead.goto("/demo/people");
  await lead.getByLabel("E-mail address").fill(email);
  await lead.getByRole("button", { name: "Make an invitation link" }).click();
  await expect(lead.getByText("On its way by mail, too.")).toBeVisible();

  await page.goto(await mailedLink(email, "invitation"));
  await page.getByLabel("Your name").fill("Mira Castellan");
  await page.getByLabel("Password").fill("four quiet harbour cranes");
  await page.getByRole("button", { name: "Make an account and join" }).click();
  await expect(page.getByRole("button", { name: "Mira Castellan (analyst)" })).toBeVisible();

  await page.goto("/account");
  const factor = page.getByRole("region", { name: "Second factor" });
  await factor.getByRole("button", { name: "Set up a second factor" }).click();
  await factor.getByLabel("Present password").fill("four quiet harbour cranes");
  await factor.getByRole("button", { name: "Go on" }).click();
  const key = (await factor.locator("code").innerText()).replaceAll(" ", "");
  await factor.getByRole("textbox", { name: "Code" }).fill(generateSync({ secret: key }));
  await factor.getByRole("button", { name: "Turn the second factor on" }).click();
  await expect(factor.getByRole("heading", { name: "Your recovery codes" })).toBeFocused();
  const codes = await factor.getByRole("listitem").allInnerTexts();
  expect(codes).toHaveLength(10);
  await factor.getByRole("button", { name: "I have kept them" }).click();
  await expect(factor.getByText("10 recovery codes are left.")).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await other.goto("/sign-in");
  await other.getByRole("link", { name: "Forgotten your password?" }).click();
  await expect(other).toHaveURL(/\/forgotten/);
  await other.getByLabel("E-mail").fill(email);
  await other.getByRole("button", { name: "Mail me a link" }).click();
  await expect(other.getByText("a letter is on its way")).toBeVisible();
  const link = await mailedLink(email, "reset");
  await other.goto(link);
  await other.getByLabel("New password").fill("five loud harbour cranes");
  await other.getByRole("button", { name: "Keep this password" }).click();
  await expect(other).toHaveURL(/\/sign-in\?email=/);

  await enterPassword(other, email, "five loud harbour cranes");
  const code = other.getByRole("textbox", { name: "Code" });
  await expect(code).toBeFocused();
  await code.fill("000000");
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(other.getByText("This code is not right, or it was used already.")).toBeVisible();
  await code.fill(codes[0]!);
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(other.getByRole("button", { name: "Mira Castellan (analyst)" })).toBeVisible();

  await page.goto("/demo/claims");
  await expect(page, "the reset ended the session that was open").toHaveURL(/\/sign-in/);
  await page.goto(link);
  await expect(page.getByText("This link was used")).toBeVisible();
});
