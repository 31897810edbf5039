"use client";
import { signIn } from "next-auth/react";
import { notSignedIn } from "@/lib/domain/people";
import { type Problem, type ProblemKind, problemKinds, type Result } from "@/lib/domain/problems";

/** Signs in by e-mail and password. The server tells a refusal in one word, with the seconds to wait: `rate-limited:540`. */
export async function withPassword(email: string, password: string): Promise<Result<null>> {
  const answer = await signIn("credentials", { redirect: false, email, password });
  if (answer?.ok && !answer.error) return { ok: true, value: null };
  const [kind = "", seconds] = (answer?.error ?? "").split(":");
  const problem: Problem = { kind: problemKinds.includes(kind as ProblemKind) ? (kind as ProblemKind) : "unavailable" };
  if (problem.kind === "invalid") problem.detail = notSignedIn;
  if (seconds) problem.retryAfterSeconds = Number(seconds);
  return { ok: false, problem };
}

/** A whole new page, so that nothing of the time before the sign-in stays in memory. */
export function goTo(path: string): void {
  window.location.assign(path);
}
