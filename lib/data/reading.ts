import type { Viewer } from "@/lib/domain/viewer";
import { inScope } from "./database";
import type { Prisma } from "./generated/client";

export type ReadClient = Omit<Prisma.TransactionClient, "$executeRaw" | "$executeRawUnsafe">;

/** Reads as somebody: one transaction, and only what row-level security lets them see. */
export async function readAs<T>(viewer: Viewer, read: (db: ReadClient) => Promise<T>): Promise<T> {
  return inScope({ workspaceId: viewer.workspaceId, userId: viewer.userId }, read);
}

/**
 * Lets PostgreSQL plan the rest of this transaction for the values that are asked with. What it plans for any value at all takes a list of a
 * few for hardly anything, and joins ten thousand rows one by one.
 */
export async function planForValues(db: ReadClient): Promise<void> {
  await db.$queryRaw`SELECT set_config('plan_cache_mode', 'force_custom_plan', true)`;
}
