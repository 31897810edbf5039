import type { Problem, ProblemKind } from "@/lib/domain/problems";
import { asProblem } from "./failure";

const statusOf: Record<ProblemKind, number> = {
  "signed-out": 401,
  "not-found": 404,
  forbidden: 403,
  invalid: 400,
  "changed-meanwhile": 409,
  gate: 422,
  "too-large": 413,
  unreadable: 415,
  "rate-limited": 429,
  unavailable: 503,
};

/** A refusal as a route answers it: the Result that an action would have returned, under the fitting HTTP status. */
export function problemResponse(error: unknown): Response {
  const problem = isProblem(error) ? error : asProblem(error, "route");
  const headers = new Headers({ "cache-control": "no-store" });
  if (problem.retryAfterSeconds) headers.set("retry-after", String(problem.retryAfterSeconds));
  return Response.json({ ok: false, problem }, { status: statusOf[problem.kind], headers });
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && !(value instanceof Error) && "kind" in value;
}
