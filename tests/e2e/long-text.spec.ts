import { expect, test } from "@playwright/test";
import { headerSchema } from "@/lib/domain/exports/lines";
import { sha256Hex } from "@/lib/domain/text";
import { signIn } from "./people";
import { article } from "./workbench";

const paragraph = (i: number): string =>
  `Paragraph ${i} tells what was seen. The harbour master said that ${i} carts had crossed the bridge. 🛒 Nobody was hurt.`;
const title = "A megabyte about carts";
const text = [title, ...Array.from({ length: 9000 }, (_, i) => paragraph(i + 1))].join("\n\n");

test("a megabyte that is pasted stays through a refusal and a reload, and is kept exactly", async ({ page, context }) => {
  test.setTimeout(120_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page, "ana");
  await page.goto("/demo/articles/new");
  const keep = page.getByRole("button", { name: "Keep this article" });
  await expect(keep).toBeEnabled();
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  const inField = page.getByRole("textbox", { name: "Text of the article" });
  await inField.focus();
  await page.keyboard.press("ControlOrMeta+V");
  const pasted = page.getByRole("group", { name: "Text of the article" });
  const size = `${text.length.toLocaleString("en")} characters in 18,001 lines`;
  await expect(pasted).toContainText(size);
  await expect(pasted).toBeFocused();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue(title);

  await page.getByLabel("Language").fill("no such language");
  await keep.click();
  await expect(page.getByText("Write a language as in").first()).toBeVisible();
  await expect(pasted).toContainText(size);
  await page.reload();
  await expect(pasted).toContainText(size);

  await page.getByLabel("Language").fill("en");
  await keep.click();
  await expect(article(page)).toBeVisible({ timeout: 60_000 });
  const exported = await page.request.get(`${page.url()}/export/jsonl`);
  const [header] = (await exported.text()).split("\n", 1);
  expect(headerSchema.parse(JSON.parse(header!)).version.sha256).toBe(sha256Hex(text));
});

test("a long paste can be taken out, which leaves what was typed before, and be edited in the field", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page, "ben");
  await page.goto("/demo/articles/new");
  await expect(page.getByRole("button", { name: "Keep this article" })).toBeEnabled();
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text.slice(0, 250_000));
  const inField = page.getByRole("textbox", { name: "Text of the article" });
  await inField.fill("Typed before. ");
  await page.keyboard.press("ControlOrMeta+V");
  const pasted = page.getByRole("group", { name: "Text of the article" });
  await expect(pasted).toContainText("250,014 characters");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Edit it here" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(inField).toBeFocused();
  await page.keyboard.type("And then. ");
  await page.getByRole("button", { name: "Done editing" }).click();
  await expect(pasted).toContainText("And then. Typed before. A megabyte about carts");
  await page.getByRole("button", { name: "Take it out" }).click();
  await expect(inField).toHaveValue("Typed before. ");
});

test("while a page of ten megabytes is read, others are answered", async ({ page, baseURL }) => {
  await signIn(page, "ana");
  const paragraphs = Array.from({ length: 30_000 }, (_, i) => `<p class="${"x".repeat(200)}">${paragraph(i)} <i>${i}</i></p>`);
  const html = `<!doctype html><title>Carts</title><article><h1>Carts</h1>${paragraphs.join("\n")}</article>`;
  let done = false;
  const reading = page.request
    .post("/demo/snapshots", { data: html, headers: { origin: baseURL!, "x-file-name": "carts.html", "content-type": "text/html" } })
    .finally(() => {
      done = true;
    });
  let answers = 0;
  for (; !done; answers++) expect((await page.request.get("/api/health")).status()).toBe(200);
  expect(answers).toBeGreaterThan(10);
  const result = (await (await reading).json()) as { value: { document: { title: string; text: string } } };
  expect(result.value.document.title).toBe("Carts");
  expect(result.value.document.text).toContain(paragraph(29_999));
});
