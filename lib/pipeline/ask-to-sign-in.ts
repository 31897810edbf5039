import { signInPath } from "@/lib/domain/own-path";
import { Refusal } from "@/lib/domain/problems";

/**
 * Where somebody opened a download's address as a page and nobody is signed in: the way to the sign-in, and back to the page on which the
 * address stands. Null for every other request and refusal.
 */
export function askToSignIn(request: Request, error: unknown): Response | null {
  const signedOut = error instanceof Refusal && error.problem.kind === "signed-out";
  if (!signedOut || request.headers.get("sec-fetch-mode") !== "navigate") return null;
  const from = new URL(cameFromUs(request) ?? request.url);
  return new Response(null, { status: 303, headers: { location: signInPath(from.pathname + from.search), "cache-control": "no-store" } });
}

function cameFromUs({ headers }: Request): string | null {
  const referer = headers.get("referer");
  return referer && URL.canParse(referer) && new URL(referer).host === headers.get("host") ? referer : null;
}
