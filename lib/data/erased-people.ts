import type { Viewer } from "@/lib/domain/viewer";
import type { Tx } from "./transaction";

/**
 * Puts somebody whom nobody is in a former member's place, everywhere in the workspace. Where they belonged to no other workspace, nothing of
 * them is left at all. @returns the address that they had
 */
export async function standInFor(
  tx: Tx,
  viewer: Viewer,
  { userId, pseudonym, standInId }: { userId: string; pseudonym: string; standInId: string },
  at: Date,
): Promise<{ email: string }> {
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  await tx.user.create({ data: { id: standInId, ...nobody(standInId, pseudonym, at), createdAt: at } });
  await tx.$queryRaw`SELECT erase_person(${userId}::uuid, ${standInId}::uuid)::text`;
  if (!(await belongsElsewhere(tx, viewer, userId))) await forget(tx, userId, at);
  return { email };
}

/** Nobody signs in as this, and no mail arrives there: RFC 2606 keeps `.invalid` free. */
const nobody = (id: string, name: string, at: Date) => ({ name, email: `${id}@erased.invalid`, disabledAt: at });

async function belongsElsewhere(tx: Tx, viewer: Viewer, userId: string): Promise<boolean> {
  // A person's own memberships are seen under their name only.
  await tx.$executeRaw`SELECT set_config('onus.person', ${userId}, true)`;
  const others = await tx.membership.count({ where: { userId, workspaceId: { not: tx.workspaceId } } });
  await tx.$executeRaw`SELECT set_config('onus.person', ${viewer.userId}, true)`;
  return others > 0;
}

async function forget(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.passwordReset.deleteMany({ where: { userId } });
  await tx.session.deleteMany({ where: { userId } });
  const secrets = { passwordHash: null, oidcSubject: null, totpSecret: null, totpConfirmedAt: null, totpLastStep: null };
  await tx.user.update({ where: { id: userId }, data: { ...nobody(userId, "erased", at), ...secrets, version: { increment: 1 } } });
}
