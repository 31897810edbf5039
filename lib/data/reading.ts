import type { Viewer } from "@/lib/domain/viewer";
import { inScope } from "./database";
import type { Prisma } from "./generated/client";

export type ReadClient = Omit<Prisma.TransactionClient, "$executeRaw" | "$executeRawUnsafe">;

/** Reads as somebody: one transaction, and only what row-level security lets them see. */
export async function readAs<T>(viewer: Viewer, read: (db: ReadClient) => Promise<T>): Promise<T> {
  return inScope({ workspaceId: viewer.workspaceId, userId: viewer.userId }, read);
}
