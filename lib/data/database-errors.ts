import { Prisma } from "./generated/client";

/** Prisma's codes for a write conflict or a deadlock, and for a row that is there already. */
const writeConflict = "P2034";
const uniqueViolation = "P2002";
/** SQLSTATE of serialization_failure and deadlock_detected, as a raw query reports them. */
const transientStates = ["40001", "40P01"];

/** A deadlock or a serialization failure: the database's trouble and nobody's fault. The same again may well succeed. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === writeConflict || transientStates.some((state) => sqlStateOf(error) === state);
}

export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === uniqueViolation || sqlStateOf(error) === "23505";
}

function sqlStateOf(error: Prisma.PrismaClientKnownRequestError): string | undefined {
  const cause = (error.meta as { driverAdapterError?: { cause?: { originalCode?: string } } } | undefined)?.driverAdapterError?.cause;
  return cause?.originalCode;
}
