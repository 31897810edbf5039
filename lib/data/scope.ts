import { escapeLiteral } from "pg";
import type { Prisma } from "./generated/client";

/** What row-level security goes by, set for one transaction only. */
export type Scope = { workspaceId?: string; userId?: string; invitationHash?: string; verifiedAddress?: string };

/** Opens a transaction in a scope, in one round trip. */
export function beginIn(scope: Scope): string {
  const settings = {
    "onus.workspace": scope.workspaceId,
    "onus.person": scope.userId,
    "onus.invitation": scope.invitationHash,
    "onus.address": scope.verifiedAddress?.toLowerCase(),
  };
  const set = Object.entries(settings).map(([name, value]) => `set_config('${name}', ${escapeLiteral(value ?? "")}, true)`);
  return `BEGIN; SELECT ${set.join(", ")}`;
}

/** Goes on in a workspace that the transaction has only just found. */
export async function enterWorkspace(db: Prisma.TransactionClient, workspaceId: string): Promise<void> {
  await db.$executeRaw`SELECT set_config('onus.workspace', ${workspaceId}, true)`;
}
