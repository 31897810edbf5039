import type { Role } from "@/lib/domain/policy";
import type { Viewer } from "@/lib/domain/viewer";
import { database } from "./database";
import { readAs } from "./reading";
import { enterScope } from "./scope";
import type { Tx } from "./transaction";

export type OpenInvitation = {
  id: string;
  email: string;
  role: Role;
  workspace: { id: string; name: string; slug: string; logOrigin: string };
};

/** The invitation whose token has this hash, if it can still be accepted. */
export async function openInvitation(tokenHash: string, now: Date): Promise<OpenInvitation | null> {
  return database().$transaction(async (db) => {
    await enterScope(db, { invitationHash: tokenHash });
    const found = await db.invitation.findFirst({ where: { tokenHash, ...stillOpen(now) } });
    if (!found) return null;
    await enterScope(db, { workspaceId: found.workspaceId });
    const { id, name, slug, logOrigin } = await db.workspace.findUniqueOrThrow({ where: { id: found.workspaceId } });
    return { id: found.id, email: found.email, role: found.role as Role, workspace: { id, name, slug, logOrigin } };
  });
}

/** Whether somebody invited this address, which its holder has proved to own. */
export async function isInvited(verifiedAddress: string, now: Date): Promise<boolean> {
  return database().$transaction(async (db) => {
    await enterScope(db, { verifiedAddress });
    return (await db.invitation.count({ where: { email: verifiedAddress.toLowerCase(), ...stillOpen(now) } })) > 0;
  });
}

const stillOpen = (now: Date) => ({ acceptedAt: null, withdrawnAt: null, expiresAt: { gt: now } });

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
