import { setTimeout as sleep } from "node:timers/promises";
import { letterFailed, letterSent, takeLetter } from "@/lib/data/mails";
import { isForGood, sendLetter } from "@/lib/gateways/mail";
import { currentSettings } from "@/lib/gateways/settings";
import { logger } from "@/lib/pipeline/logger";

const idleMs = 2000;
const troubledMs = 10_000;
/** Minutes until the next try; after the last, a letter is given up. */
const againAfterMinutes = [1, 5, 15, 60, 180, 720, 1440];

/** Sends what waits, one letter after the other, until `signal` ends it. Any number may run at once. Without a mail server: nothing. */
export async function sendMailInBackground(signal: AbortSignal): Promise<void> {
  if (!currentSettings().mail) return;
  while (!signal.aborted) {
    const waitMs = await sendNext(new Date()).then(
      (sent) => (sent ? 0 : idleMs),
      (error: unknown) => {
        logger.error({ err: error }, "sending mail failed; trying again");
        return troubledMs;
      },
    );
    // An abort ends the pause, and with it the loop.
    if (waitMs > 0) await sleep(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Sends the letter that waits longest. @returns false when none does */
export async function sendNext(now: Date): Promise<boolean> {
  const { mail } = currentSettings();
  const letter = mail && (await takeLetter(now));
  if (!mail || !letter) return false;
  try {
    await sendLetter(mail, letter);
    await letterSent(letter.id, now);
  } catch (error) {
    const minutes = isForGood(error) ? undefined : againAfterMinutes[letter.attempts - 1];
    const again = minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000);
    // What the server said may name the recipient: it goes into the row, not into the log.
    logger.warn({ mail: letter.id, attempts: letter.attempts, givenUp: again === null }, "a letter could not be sent");
    await letterFailed(letter.id, error instanceof Error ? error.message : String(error), now, again);
  }
  return true;
}
