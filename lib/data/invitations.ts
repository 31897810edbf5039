import type { Role } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { inScope } from "./database";
import { enterWorkspace } from "./scope";
import type { Prisma } from "./generated/client";
import { lockRow } from "./locking";
import { readAs } from "./reading";
import type { Tx } from "./transaction";

export type InvitationFound = Prisma.InvitationGetPayload<object> & {
  workspace: { id: string; name: string; slug: string; logOrigin: string };
};

/** The invitation whose token has this hash, whatever became of it; null for a token that never was. */
export async function invitationByHash(tokenHash: string): Promise<InvitationFound | null> {
  return inScope({ invitationHash: tokenHash }, async (db) => {
    const found = await db.invitation.findUnique({ where: { tokenHash } });
    if (!found) return null;
    await enterWorkspace(db, found.workspaceId);
    const { id, name, slug, logOrigin } = await db.workspace.findUniqueOrThrow({ where: { id: found.workspaceId } });
    return { ...found, workspace: { id, name, slug, logOrigin } };
  });
}

/** The same within the transaction that accepts it; locked. */
export async function lockInvitation(tx: Tx, tokenHash: string): Promise<InvitationFound> {
  const found = await tx.invitation.findUnique({ where: { tokenHash }, select: { id: true, workspace: true } });
  if (!found) throw new Refusal("not-found");
  return { ...(await lockRow(tx, "invitation", found.id)), workspace: found.workspace };
}

/** Whether somebody invited this address, which its holder has proved to own. */
export async function isInvited(verifiedAddress: string, now: Date): Promise<boolean> {
  return inScope({ verifiedAddress }, async (db) => {
    const email = verifiedAddress.toLowerCase();
    return (await db.invitation.count({ where: { email, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: now } } })) > 0;
  });
}

export type InvitationListed = { id: string; email: string; role: Role; expiresAt: Date; expired: boolean; version: number };

/** Invitations that wait for an answer, newest first; lapsed ones too, so that they can be renewed. */
export async function waitingInvitations(viewer: Viewer, now: Date): Promise<InvitationListed[]> {
  const rows = await readAs(viewer, (db) =>
    db.invitation.findMany({
      where: { workspaceId: viewer.workspaceId, acceptedAt: null, withdrawnAt: null },
      orderBy: { createdAt: "desc" },
    }),
  );
  return rows.map(({ id, email, role, expiresAt, version }) => ({
    id,
    email,
    role: role as Role,
    expiresAt,
    expired: expiresAt <= now,
    version,
  }));
}

export async function insertInvitation(
  tx: Tx,
  invitation: { id: string; email: string; role: Role; tokenHash: string; createdBy: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.invitation.create({ data: { workspaceId: tx.workspaceId, ...invitation } });
}

/** What would be replaced by a new invitation to the same address; locked. */
export async function lockWaitingInvitations(tx: Tx, email: string): Promise<{ id: string; version: number }[]> {
  return tx.$queryRaw<{ id: string; version: number }[]>`
    SELECT id, version FROM invitation
    WHERE workspace_id = ${tx.workspaceId}::uuid AND email = ${email} AND accepted_at IS NULL AND withdrawn_at IS NULL
    ORDER BY id FOR UPDATE`;
}

/** @returns the invitation's new version */
export async function withdrawInvitation(tx: Tx, invitation: { id: string; version: number }, at: Date): Promise<number> {
  const version = invitation.version + 1;
  await tx.invitation.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: invitation.id } },
    data: { withdrawnAt: at, version },
  });
  return version;
}

export async function markAccepted(tx: Tx, invitationId: string, at: Date): Promise<void> {
  await tx.invitation.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: invitationId } },
    data: { acceptedAt: at },
  });
}
