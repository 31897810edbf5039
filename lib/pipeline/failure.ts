import { isUniqueViolation } from "@/lib/data/database-errors";
import { type Problem, Refusal } from "@/lib/domain/problems";
import { logger } from "./logger";

/** Every way an operation can end that is not success. What is no refusal is logged and told without its insides. */
export function asProblem(error: unknown, operation: string): Problem {
  if (error instanceof Refusal) return error.problem;
  if (isUniqueViolation(error)) return { kind: "changed-meanwhile", detail: "Somebody else did the same at the same moment." };
  logger.error({ err: error, operation }, "operation failed");
  return { kind: "unavailable", detail: "Nothing was changed." };
}
