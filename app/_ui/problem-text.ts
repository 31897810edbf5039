import type { Problem, ProblemKind } from "@/lib/domain/problems";

/** One sentence a refusal: what happened, what was kept, what to do. */
export const problemText: Record<ProblemKind, string> = {
  "signed-out": "You are signed out. What you typed is kept: sign in again, then repeat.",
  "not-found": "This does not exist, or it is not yours to see. Nothing was changed.",
  forbidden: "Your role does not allow this. Nothing was changed; a lead of the workspace can help.",
  invalid: "Some of what you entered cannot be used. It is still here: mend what is marked and try again.",
  "changed-meanwhile": "Somebody changed this while you were at it. Both versions are kept: compare, then decide.",
  gate: "The consistency gate holds this back. Your draft is kept: mend what is listed and submit again.",
  "too-large": "This is larger than Onus takes. Nothing was stored: try a smaller part.",
  unreadable: "This cannot be read as text. Nothing was stored: paste the text, or try another file.",
  "rate-limited": "Too many attempts. Nothing was changed: wait a little, then try again.",
  unavailable: "This did not work just now. What you typed is still here: try again in a moment.",
};

/** The whole of what a person needs to know, as one text. */
export function describeProblem(problem: Problem): string {
  const parts = [problemText[problem.kind]];
  if (problem.detail) parts.push(problem.detail);
  if (problem.retryAfterSeconds) parts.push(`Try again in ${minutes(problem.retryAfterSeconds)}.`);
  return parts.join(" ");
}

function minutes(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
