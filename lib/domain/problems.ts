/** Every way an act can be refused. One sentence for each stands in app/_ui/problem-text.ts. */
export const problemKinds = [
  "signed-out",
  "not-found",
  "forbidden",
  "invalid",
  "changed-meanwhile",
  "gate",
  "too-large",
  "unreadable",
  "rate-limited",
  "unavailable",
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** What a person needs to mend the refused act. Plain data: it crosses from server to browser. */
export type Problem = {
  kind: ProblemKind;
  /** A sentence about this very case, shown after the general one. */
  detail?: string;
  /** `invalid`: what is wrong, by field path. */
  fields?: Record<string, string>;
  /** `changed-meanwhile`: the row as it now stands, and its version. */
  current?: { version: number; value: unknown };
  /** `gate`: the rules that failed, in the gate's own words. */
  rules?: { rule: string; message: string }[];
  /** `rate-limited`: when to try again, in seconds. */
  retryAfterSeconds?: number;
};

/** The one class that is thrown for a refusal; run.ts turns it into a Result. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(kind: ProblemKind, more: Omit<Problem, "kind"> = {}) {
    super(more.detail ?? kind);
    this.name = "Refusal";
    this.problem = { kind, ...more };
  }
}

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };
