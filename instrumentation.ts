/** Next calls this once when the server starts: what runs without a person begins here. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { proposeInBackground } = await import("@/lib/background/proposer");
  const { sendMailInBackground } = await import("@/lib/background/mailer");
  const { mailNewsInBackground } = await import("@/lib/background/news");
  const ending = new AbortController();
  process.once("SIGTERM", () => ending.abort());
  process.once("SIGINT", () => ending.abort());
  void proposeInBackground(ending.signal);
  void sendMailInBackground(ending.signal);
  void mailNewsInBackground(ending.signal);
}
