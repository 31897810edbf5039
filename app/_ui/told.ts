"use client";
import { toast } from "sonner";
import type { Result } from "@/lib/domain/problems";
import { describeProblem } from "./problem-text";

/** Says aloud why something was refused, where there is no form beside which it could stand. */
export function told<Value>(result: Result<Value>): Result<Value> {
  if (!result.ok) toast.error([describeProblem(result.problem), ...Object.values(result.problem.fields ?? {})].join(" "));
  return result;
}
