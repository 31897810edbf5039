import { besideServer } from "../onus/beside-server";
import { whenNpmIsGone } from "../prepare.mjs";
import { plainSentence } from "../start/plain-error";

/** Seals until it is told to stop; ends the process. */
export async function runSealer(): Promise<void> {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());
  whenNpmIsGone(() => stopping.abort());
  // What waits in the background does not keep a process alive by itself.
  const alive = setInterval(() => undefined, 60_000);
  let code = 0;
  try {
    await besideServer(async () => {
      const { sealInBackground } = await import("@/lib/background/sealer");
      console.log("Sealing. Ctrl-C stops it.");
      const { anchorInBackground } = await import("@/lib/background/anchorer");
      await Promise.all([sealInBackground(stopping.signal), anchorInBackground(stopping.signal)]);
    });
  } catch (error) {
    code = 1;
    console.error(plainSentence(error) ?? error);
  }
  clearInterval(alive);
  process.exit(code);
}
