import { createServer } from "node:http";
import { expect, type Locator, type Page } from "@playwright/test";
import { hand, selectWords } from "./workbench";

export type Document = { url: string } | { file: { name: string; text: string } } | { typed: string };
type Link = {
  side: "support" | "counter-evidence";
  stance?: string;
  document: Document;
  title: string;
  source: string;
  /** The words of the document that say it. */
  passage: string;
  note: string;
};

/** Freezes a document, says who stands behind it, chooses the passage, and links it to the claim in hand. */
export async function linkEvidence(page: Page, { side, stance, document, title, source, passage, note }: Link): Promise<void> {
  await hand(page)
    .getByRole("button", { name: `Link: ${side}` })
    .click();
  const dialog = page.getByRole("dialog", { name: /^Link evidence to claim/ });
  await freeze(dialog, document);
  await expect(dialog.getByText("Frozen. Now say what it is.")).toBeVisible();
  await dialog.getByLabel("Title", { exact: true }).fill(title);
  // A page that names its publisher has it proposed as a new source.
  const find = dialog.getByLabel("Find a source");
  await expect(find.or(dialog.getByLabel("Reliability"))).toBeVisible();
  if (await find.isVisible()) {
    await find.fill(source);
    await dialog.getByRole("button", { name: `New source: “${source}”` }).click();
  }
  await expect(dialog.getByLabel("Name", { exact: true })).toHaveValue(source);
  await dialog.getByLabel("Reliability").selectOption("B");
  await dialog.getByRole("button", { name: "Add evidence" }).click();

  await selectWords(page, dialog.getByRole("article"), passage);
  await expect(dialog.getByLabel("Chosen passage")).toHaveText(passage);
  if (stance) await dialog.getByRole("radio", { name: new RegExp(`^${stance}`) }).check();
  await dialog.getByLabel("Credibility of this information").selectOption("2");
  await dialog.getByLabel("Note").fill(note);
  await dialog.getByRole("button", { name: "Link", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(hand(page).locator("blockquote", { hasText: passage })).toBeVisible();
}

async function freeze(dialog: Locator, document: Document): Promise<void> {
  if ("url" in document) {
    await dialog.getByRole("radio", { name: "A page on the web" }).check();
    await dialog.getByLabel("Address").fill(document.url);
    await dialog.getByRole("button", { name: "Fetch and freeze" }).click();
  } else if ("file" in document) {
    const { name, text } = document.file;
    await dialog.getByRole("radio", { name: "A file" }).check();
    await dialog.getByLabel(/^File/).setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  } else {
    await dialog.getByRole("radio", { name: "An offline source, typed" }).check();
    await dialog.getByLabel("What the source says").fill(document.typed);
    await dialog.getByRole("button", { name: "Freeze", exact: true }).click();
  }
}

/** One page of the web, on this machine, at the port that the server under test may fetch from. */
export async function servePage(html: string): Promise<{ url: string; close: () => void }> {
  const port = Number(process.env.E2E_WEB_PORT);
  const server = createServer((_, response) => response.setHeader("content-type", "text/html; charset=utf-8").end(html));
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${port}/report`, close: () => server.close() };
}
