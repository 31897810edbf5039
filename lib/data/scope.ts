import type { Prisma } from "./generated/client";

/** What row-level security goes by, set for one transaction only. */
export type Scope = { workspaceId?: string; userId?: string; invitationHash?: string; verifiedAddress?: string };

export async function enterScope(db: Prisma.TransactionClient, scope: Scope): Promise<void> {
  await db.$executeRaw`SELECT set_config('onus.workspace', ${scope.workspaceId ?? ""}, true),
    set_config('onus.person', ${scope.userId ?? ""}, true),
    set_config('onus.invitation', ${scope.invitationHash ?? ""}, true),
    set_config('onus.address', ${scope.verifiedAddress?.toLowerCase() ?? ""}, true)`;
}
