import { database } from "./database";
import type { Prisma } from "./generated/client";
import { enterScope, type Scope } from "./scope";

declare const minted: unique symbol;

/** Proof that permission was checked and the event will be recorded. Minted here, for lib/pipeline/run.ts alone. */
export type Tx = Prisma.TransactionClient & { readonly workspaceId: string; readonly [minted]: "tx" };

/** One transaction in one workspace's scope. It commits when `work` returns, and leaves nothing when it throws. */
export async function inTransaction<T>(
  scope: Scope & { workspaceId: string },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return database().$transaction(
    async (client) => {
      await enterScope(client, scope);
      // The client Prisma hands out is a proxy, so the id rides on an object that inherits from it. Defined, not assigned: an
      // assignment would go through the proxy to the one client that all transactions share.
      return work(Object.create(client, { workspaceId: { value: scope.workspaceId, enumerable: true } }) as Tx);
    },
    { timeout: 30_000, maxWait: 10_000 },
  );
}
