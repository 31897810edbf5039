import type { Result } from "@/lib/domain/problems";

export const signedOutEvent = "onus-signed-out";

/** Looks at an answer of the server: where it no longer knows who is here, the page says so (signed-out-note.tsx), whoever asked. */
export function minded<R extends Result<unknown>>(result: R): R {
  if (!result.ok && result.problem.kind === "signed-out") window.dispatchEvent(new Event(signedOutEvent));
  return result;
}
