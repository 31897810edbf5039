import type { Problem } from "@/lib/domain/problems";

/** The problem without what stands beside its fields already; null when nothing is left to say. */
export function apartFrom(shown: readonly string[], problem: Problem | null): Problem | null {
  if (!problem?.fields) return problem;
  const rest = Object.entries(problem.fields).filter(([field]) => !shown.includes(field));
  const { fields: _shown, ...said } = problem;
  return rest.length > 0 ? { ...said, fields: Object.fromEntries(rest) } : said;
}
