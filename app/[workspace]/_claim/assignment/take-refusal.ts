import { describeProblem } from "@/app/_ui/problem-text";
import type { Problem } from "@/lib/domain/problems";

/** Why there was nothing to take. Nothing was typed and nothing is wrong, so the detail says it all. */
export function takeRefusal(problem: Problem): string {
  return problem.detail && (problem.kind === "not-found" || problem.kind === "invalid") ? problem.detail : describeProblem(problem);
}
