import { Prisma } from "@/lib/data/generated/client";
import { type Problem, Refusal } from "@/lib/domain/problems";
import { logger } from "./logger";

/** Prisma's code for a write conflict or a deadlock. */
const writeConflict = "P2034";
const uniqueViolation = "P2002";
/** SQLSTATE of serialization_failure and deadlock_detected, as a raw query reports them. */
const transientStates = ["40001", "40P01"];

export function isTransient(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === writeConflict || transientStates.some((state) => sqlStateOf(error) === state);
}

/** Every way an operation can end that is not success. What is no refusal is logged and told without its insides. */
export function asProblem(error: unknown, operation: string): Problem {
  if (error instanceof Refusal) return error.problem;
  if (error instanceof Prisma.PrismaClientKnownRequestError && isUniqueViolation(error)) {
    return { kind: "changed-meanwhile", detail: "Somebody else did the same at the same moment." };
  }
  logger.error({ err: error, operation }, "operation failed");
  return { kind: "unavailable", detail: "Nothing was changed." };
}

function isUniqueViolation(error: Prisma.PrismaClientKnownRequestError): boolean {
  return error.code === uniqueViolation || sqlStateOf(error) === "23505";
}

function sqlStateOf(error: Prisma.PrismaClientKnownRequestError): string | undefined {
  const cause = (error.meta as { driverAdapterError?: { cause?: { originalCode?: string } } } | undefined)
    ?.driverAdapterError?.cause;
  return cause?.originalCode;
}
