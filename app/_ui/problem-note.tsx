import type { Problem } from "@/lib/domain/problems";
import { describeProblem } from "./problem-text";

/** A refusal, said beside what was refused. */
export function ProblemNote({ problem }: { problem: Problem | null }) {
  if (!problem) return null;
  return (
    <div role="alert" className="rounded border border-danger bg-danger-soft px-3 py-2 text-sm text-ink">
      <p>
        {describeProblem(problem)}{" "}
        {problem.kind === "signed-out" ? (
          <a href="/sign-in" target="_blank" rel="noopener">
            Sign in in another tab
          </a>
        ) : null}
      </p>
      {problem.rules && problem.rules.length > 0 ? (
        <ul className="mt-1 list-disc pl-5">
          {problem.rules.map((rule) => (
            <li key={rule.rule}>{rule.message}</li>
          ))}
        </ul>
      ) : null}
      {problem.fields ? (
        <ul className="mt-1 list-disc pl-5">
          {Object.entries(problem.fields).map(([field, message]) => (
            <li key={field}>{message}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
