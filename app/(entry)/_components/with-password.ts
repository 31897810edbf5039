"use client";
import { signIn } from "next-auth/react";
import { notSignedIn } from "@/lib/domain/people";
import { codeNeeded, codeWrong } from "@/lib/domain/second-factor";
import { type Problem, type ProblemKind, problemKinds, type Result } from "@/lib/domain/problems";

/**
 * Signs in by e-mail and password, and by a code where the account has a second factor. The server tells a refusal in one
 * word, with the seconds to wait or what is wrong with the code: `rate-limited:540`, `invalid:code-needed`.
 */
export async function withPassword(email: string, password: string, code = ""): Promise<Result<null>> {
  const answer = await signIn("credentials", { redirect: false, email, password, code });
  if (answer?.ok && !answer.error) return { ok: true, value: null };
  const [kind = "", more] = (answer?.error ?? "").split(":");
  const problem: Problem = { kind: problemKinds.includes(kind as ProblemKind) ? (kind as ProblemKind) : "unavailable" };
  if (more === "code-needed") problem.fields = { code: codeNeeded };
  else if (more === "code-wrong") problem.fields = { code: codeWrong };
  else if (problem.kind === "invalid") problem.detail = notSignedIn;
  else if (more) problem.retryAfterSeconds = Number(more);
  return { ok: false, problem };
}

/** A whole new page, so that nothing of the time before the sign-in stays in memory. */
export function goTo(path: string): void {
  window.location.assign(path);
}
