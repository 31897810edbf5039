import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendNext } from "@/lib/background/mailer";
import { takeLetter } from "@/lib/data/mails";
import { uuidV7 } from "@/lib/domain/ids";
import { forgetSettings } from "@/lib/gateways/settings";
import { useTestDatabase } from "../support/people";
import { startSmtpServer } from "../support/smtp-server";
import { asOwner } from "../support/workspace";

useTestDatabase();

let smtp: Awaited<ReturnType<typeof startSmtpServer>>;
const now = new Date();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

beforeAll(async () => {
  smtp = await startSmtpServer((recipient) => (recipient.startsWith("gone") ? 550 : recipient.startsWith("busy") ? 451 : null));
  process.env.ONUS_SMTP_URL = smtp.url;
  process.env.ONUS_MAIL_FROM = "Onus <onus@example.org>";
  forgetSettings();
});
afterAll(async () => {
  delete process.env.ONUS_SMTP_URL;
  delete process.env.ONUS_MAIL_FROM;
  forgetSettings();
  await smtp.close();
});

async function posted(recipient: string, subject = "A subject – with a dash"): Promise<string> {
  const id = uuidV7(Date.now(), randomBytes(10));
  await asOwner(`INSERT INTO mail (id, recipient, subject, text, created_at, not_before) VALUES ($1, $2, $3, 'A secret link', $4, $4)`, [
    id,
    recipient,
    subject,
    now,
  ]);
  return id;
}
const rowOf = async (id: string) =>
  (await asOwner("SELECT text, attempts, sent_at, failed_at, last_error FROM mail WHERE id = $1", [id]))[0];

test("a letter is sent once, and its words are kept no longer", async () => {
  const id = await posted("reader@example.org");
  expect(await sendNext(now)).toBe(true);
  expect(await sendNext(now)).toBe(false);
  const [letter] = smtp.received;
  expect(letter).toMatchObject({ from: "onus@example.org", to: ["reader@example.org"] });
  expect(letter!.text).toContain("A secret link");
  expect(letter!.text).toContain(`Message-ID: <${id}@example.org>`);
  expect(await rowOf(id)).toMatchObject({ text: "", attempts: 1, failed_at: null, sent_at: expect.any(Date) });
});

test("an address cannot smuggle in a second recipient, nor a subject a header", async () => {
  await posted("one@example.org, two@example.org", "Hello\r\nBcc: three@example.org");
  await sendNext(now);
  expect(smtp.received.at(-1)?.text ?? "").not.toMatch(/^Bcc:/m);
  expect(smtp.received.flatMap((each) => each.to)).not.toContain("two@example.org");
  expect(smtp.received.flatMap((each) => each.to)).not.toContain("three@example.org");
});

test("what the server will not have now is tried again later; what it will never have is given up at once", async () => {
  const [busy, gone] = [await posted("busy@example.org"), await posted("gone@example.org")];
  while (await sendNext(now));
  expect(await rowOf(gone)).toMatchObject({
    attempts: 1,
    text: "",
    failed_at: expect.any(Date),
    last_error: expect.stringContaining("550"),
  });
  expect(await rowOf(busy)).toMatchObject({ attempts: 1, text: "A secret link", failed_at: null, sent_at: null });
  for (let minutes = 1; minutes < 4000; minutes += 60) while (await sendNext(later(minutes)));
  expect(await rowOf(busy)).toMatchObject({ attempts: 8, text: "", failed_at: expect.any(Date) });
});

test("of many senders at once, no two take the same letter, and one that a dead sender took comes up again", async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, (_, n) => posted(`many-${n}@example.org`)));
  const taken = await Promise.all(Array.from({ length: 10 }, () => takeLetter(now)));
  expect(taken.flatMap((letter) => letter?.id ?? []).toSorted()).toEqual(ids.toSorted());
  expect(await takeLetter(now)).toBeNull();
  expect(await takeLetter(later(3))).toMatchObject({ attempts: 2 });
});
