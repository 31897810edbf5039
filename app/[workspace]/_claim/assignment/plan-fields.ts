import { dayOf, textOf } from "@/app/_ui/row-text";
import type { ClaimPlanInput } from "@/lib/domain/assignment";

export type PlanChoice = "queue" | "named" | "article" | "nobody";
/** What is chosen in the form, as text: every field keeps its value while another mode is looked at. `analysts`: ids, apart by blanks. */
export type PlanFields = { mode: string; analysts: string; wanted: string; dueOn: string };

export const chosenIn = ({ analysts }: Pick<PlanFields, "analysts">): string[] => analysts.split(" ").filter(Boolean);

/** What stands, from a plan or from the row that a refusal brings along; the usual where nobody has planned. */
export function planFields(row: unknown): PlanFields {
  const { mode, wanted, analysts, dueOn, endedAt, own } = (row ?? {}) as Record<string, unknown>;
  const kept = {
    analysts: Array.isArray(analysts) ? analysts.join(" ") : "",
    wanted: typeof wanted === "number" && wanted > 0 ? String(wanted) : "2",
    dueOn: dayOf(dueOn),
  };
  if (own === false) return { ...kept, mode: "article" };
  if (endedAt || wanted === 0) return { ...kept, mode: "nobody" };
  return { ...kept, mode: textOf(mode) || "queue" };
}

export function planInput({ mode, wanted, dueOn, ...fields }: PlanFields): ClaimPlanInput {
  if (mode === "named") return { mode, analysts: chosenIn(fields), dueOn };
  if (mode === "queue") return { mode, wanted: Number(wanted), dueOn };
  return { mode: mode === "article" ? "article" : "nobody" };
}
