import type { Viewer } from "@/lib/domain/viewer";
import { database } from "./database";
import type { Prisma } from "./generated/client";
import { enterScope } from "./scope";

export type ReadClient = Omit<Prisma.TransactionClient, "$executeRaw" | "$executeRawUnsafe">;

/** Reads as somebody: one transaction, one consistent state, and only what row-level security lets them see. */
export async function readAs<T>(viewer: Viewer, read: (db: ReadClient) => Promise<T>): Promise<T> {
  return database().$transaction(
    async (client) => {
      await enterScope(client, { workspaceId: viewer.workspaceId, userId: viewer.userId });
      return read(client);
    },
    { timeout: 30_000, maxWait: 10_000 },
  );
}
