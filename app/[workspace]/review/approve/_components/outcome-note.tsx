import { describeProblem } from "@/app/_ui/problem-text";
import type { Problem } from "@/lib/domain/problems";
import type { Outcome } from "./use-bulk-approval";

/** What became of one claim of many. */
export function OutcomeNote({ outcome }: { outcome: Outcome | undefined }) {
  if (!outcome) return null;
  if (outcome.state === "approved") return <p className="ml-6 text-sm text-success">✓ approved</p>;
  if (outcome.state === "back") return <p className="ml-6 text-sm text-ink-2">↩ taken back: it waits again</p>;
  return (
    <p className="ml-6 text-sm text-danger" role="alert">
      ✗ {outcome.state === "refused" ? "not approved" : "not taken back"}: {why(outcome.problem)}
    </p>
  );
}

function why(problem: Problem): string {
  const more = [...(problem.rules ?? []).map((rule) => rule.message), ...Object.values(problem.fields ?? {})];
  return [problem.detail ?? describeProblem({ kind: problem.kind }), ...more].join(" ");
}
