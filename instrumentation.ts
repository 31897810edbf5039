/** Next calls this once when the server starts: what runs without a person begins here. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { makeBundlesInBackground } = await import("@/lib/background/bundles/bundler");
  const { anchorInBackground } = await import("@/lib/background/anchorer");
  const { deleteErasedInBackground } = await import("@/lib/background/erased-documents");
  const { proposeInBackground } = await import("@/lib/background/proposer");
  const { sendMailInBackground } = await import("@/lib/background/mailer");
  const { mailNewsInBackground } = await import("@/lib/background/news");
  const { sealInBackground } = await import("@/lib/background/sealer");
  const { currentSettings } = await import("@/lib/gateways/settings");
  const { closeLive } = await import("@/lib/pipeline/live/live-route");
  const ending = new AbortController();
  // Streams have no end of their own, and would hold up the server's.
  ending.signal.addEventListener("abort", () => void closeLive());
  process.once("SIGTERM", () => ending.abort());
  process.once("SIGINT", () => ending.abort());
  void proposeInBackground(ending.signal);
  void deleteErasedInBackground(ending.signal);
  void makeBundlesInBackground(ending.signal);
  void sendMailInBackground(ending.signal);
  void mailNewsInBackground(ending.signal);
  if (currentSettings().sealer) {
    void sealInBackground(ending.signal);
    void anchorInBackground(ending.signal);
  }
}
