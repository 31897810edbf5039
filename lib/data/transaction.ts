import { inScope } from "./database";
import type { Prisma } from "./generated/client";
import { enterWorkspace, type Scope } from "./scope";

declare const minted: unique symbol;

/** Proof that permission was checked and the event will be recorded. Minted here, for lib/pipeline/run.ts alone. */
export type Tx = Prisma.TransactionClient & { readonly workspaceId: string; readonly [minted]: "tx" };

/** One transaction in one workspace's scope. It commits when `work` returns, and leaves nothing when it throws. */
export async function inTransaction<T>(scope: Scope & { workspaceId: string }, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inScope(scope, (client) => work(txIn(client, scope.workspaceId)));
}

/** Goes on in another workspace, in the same transaction. The Tx of before sees that one's rows too, until it is entered again. */
export async function inWorkspace<T>(tx: Tx, workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  await enterWorkspace(tx, workspaceId);
  return work(txIn(tx, workspaceId));
}

function txIn(client: Prisma.TransactionClient, workspaceId: string): Tx {
  // The client is a proxy, so the id rides on an object that inherits from it. Defined, not assigned: an assignment
  // would go through the proxy to the client, which serves other transactions after this one.
  return Object.create(client, { workspaceId: { value: workspaceId, enumerable: true } }) as Tx;
}
