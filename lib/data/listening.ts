import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Notice } from "./notices";

const firstPauseMs = 100;
const longestPauseMs = 5000;
/** A peer that is gone without a word is noticed by TCP, in a minute or so. */
const connection = {
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  connectionTimeoutMillis: 5000,
  application_name: "onus live",
  options: "-c role=onus_app",
};

/**
 * Hears what is told in these channels, on one connection of its own, until `signal` ends it. A connection that is lost is made anew, ever
 * more slowly. What was told meanwhile is not heard: `onListening` comes each time that listening begins, so that one can look.
 */
export async function keepListening(
  url: string,
  channels: readonly string[],
  { onNotice, onListening }: { onNotice: (notice: Notice) => void; onListening: () => void },
  signal: AbortSignal,
): Promise<void> {
  let pauseMs = firstPauseMs;
  const ended = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  while (!signal.aborted) {
    const client = new pg.Client({ connectionString: url, ...connection });
    const lost = new Promise<void>((resolve) => {
      client.on("error", () => resolve());
      client.once("end", resolve);
    });
    client.on("notification", ({ channel, payload }) => onNotice({ channel, payload: payload ?? "" } as Notice));
    try {
      await client.connect();
      for (const channel of channels) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      pauseMs = firstPauseMs;
      onListening();
      await Promise.race([lost, ended]);
    } catch {
      // Unreachable: again after the pause.
    }
    await Promise.race([client.end().catch(() => undefined), sleep(1000, undefined, { ref: false })]);
    if (!signal.aborted) await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}
