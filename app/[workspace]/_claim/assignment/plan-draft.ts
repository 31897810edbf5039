import type { ClaimPlanInput, PlanMode } from "@/lib/domain/assignment";

/** What is chosen in the form: every field keeps its value while another mode is looked at. */
export type PlanDraft = { mode: PlanMode | "nobody" | "article"; analysts: string[]; wanted: string; dueOn: string };

type Known = { mode: PlanMode; wanted: number; dueOn: string | null; analysts: string[] } | null;

/** A draft that says what stands, or the usual where nothing does. */
export function planDraft(known: Known): PlanDraft {
  const usual = { mode: "queue" as const, wanted: "2", analysts: [], dueOn: "" };
  if (!known) return usual;
  return { mode: known.mode, wanted: String(Math.max(1, known.wanted)), analysts: known.analysts, dueOn: known.dueOn ?? "" };
}

export function planInput({ mode, analysts, wanted, dueOn }: PlanDraft): ClaimPlanInput {
  if (mode === "named") return { mode, analysts, dueOn };
  if (mode === "queue") return { mode, wanted: Number(wanted), dueOn };
  return { mode };
}
