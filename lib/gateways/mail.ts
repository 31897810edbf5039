import { createTransport } from "nodemailer";
import type { Settings } from "@/lib/domain/settings";

export type Letter = { id: string; recipient: string; subject: string; text: string };

const timeoutMs = 20_000;

/**
 * Hands a letter to the SMTP server. The Message-ID goes by the letter's id, so that one that is sent twice after a crash
 * can be told for the same.
 * @throws what nodemailer throws; `isForGood` tells whether trying again is of use
 */
export async function sendLetter({ smtpUrl, from }: NonNullable<Settings["mail"]>, letter: Letter): Promise<void> {
  const waits = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
  const transport = createTransport({ url: smtpUrl, disableFileAccess: true, disableUrlAccess: true, ...waits });
  try {
    await transport.sendMail({
      from,
      // As an object, so that no address can name a second recipient.
      to: { name: "", address: letter.recipient },
      subject: letter.subject,
      text: letter.text,
      messageId: `<${letter.id}@${from.replace(/^.*@|[>\s]/g, "")}>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } finally {
    transport.close();
  }
}

/** The server will not have this letter, now or later (RFC 5321 §4.2.1: a 5yz reply to what was said of it). */
export function isForGood(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  return typeof responseCode === "number" && responseCode >= 500 && code !== "EAUTH";
}
