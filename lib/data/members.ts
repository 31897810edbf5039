import type { Role, Settlement } from "@/lib/domain/policy";
import { mayManage } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { inScope } from "./database";
import { readAs } from "./reading";
import type { Tx } from "./transaction";

export type MembershipRow = {
  userId: string;
  name: string;
  role: Role;
  pseudonym: string;
  workspaceId: string;
  workspace: { slug: string; name: string; settlement: Settlement; logOrigin: string };
};

/** What a person is in a workspace, or null when they are nothing there (or there is none, or they are disabled). */
export async function findMembership(userId: string, slug: string): Promise<MembershipRow | null> {
  return inScope({ userId }, async (db) => {
    const [row] = await db.$queryRaw<
      (Omit<MembershipRow, "workspace"> & { slug: string; workspaceName: string; settlement: Settlement; logOrigin: string })[]
    >`SELECT m.user_id AS "userId", u.name, m.role, m.pseudonym, w.id AS "workspaceId", w.slug,
        w.name AS "workspaceName", w.settlement, w.log_origin AS "logOrigin"
      FROM workspace w JOIN membership m ON m.workspace_id = w.id JOIN "user" u ON u.id = m.user_id
      WHERE w.slug = ${slug} AND m.user_id = ${userId}::uuid AND m.removed_at IS NULL AND u.disabled_at IS NULL`;
    if (!row) return null;
    const { slug: workspaceSlug, workspaceName, settlement, logOrigin, ...member } = row;
    return { ...member, workspace: { slug: workspaceSlug, name: workspaceName, settlement, logOrigin } };
  });
}

/** A workspace by its id, for who acts in it without being a person; not-found when there is none. */
export async function findWorkspace(workspaceId: string): Promise<MembershipRow["workspace"]> {
  return inScope({ workspaceId }, async (db) => {
    const workspace = await db.workspace.findUnique({
      where: { id: workspaceId },
      select: { slug: true, name: true, settlement: true, logOrigin: true },
    });
    if (!workspace) throw new Refusal("not-found");
    return { ...workspace, settlement: workspace.settlement as Settlement };
  });
}

/** The workspaces a person belongs to, by name. */
export async function workspacesOf(userId: string): Promise<{ slug: string; name: string; role: Role }[]> {
  return inScope({ userId }, async (db) => {
    return db.$queryRaw<{ slug: string; name: string; role: Role }[]>`
      SELECT w.slug, w.name, m.role FROM workspace w JOIN membership m ON m.workspace_id = w.id
      WHERE m.user_id = ${userId}::uuid AND m.removed_at IS NULL ORDER BY w.name`;
  });
}

export type MemberListed = {
  userId: string;
  name: string;
  /** null for whoever is not a lead: addresses are for those who invite. */
  email: string | null;
  role: Role;
  /** The operator keeps them from signing in. */
  disabled: boolean;
  version: number;
};

/** Who belongs to the workspace, by name. */
export async function membersOf(viewer: Viewer): Promise<MemberListed[]> {
  const rows = await readAs(
    viewer,
    (db) => db.$queryRaw<(Omit<MemberListed, "email"> & { email: string })[]>`
      SELECT m.user_id AS "userId", u.name, u.email, m.role, u.disabled_at IS NOT NULL AS disabled, m.version
      FROM membership m JOIN "user" u ON u.id = m.user_id
      WHERE m.workspace_id = ${viewer.workspaceId}::uuid AND m.removed_at IS NULL ORDER BY lower(u.name), m.user_id`,
  );
  return rows.map((row) => ({ ...row, email: mayManage(viewer) ? row.email : null }));
}

export type FormerMember = { userId: string; name: string; pseudonym: string; version: number };

/** Who has left the workspace and still has a name there, by name. */
export async function formerMembersOf(viewer: Viewer): Promise<FormerMember[]> {
  return readAs(
    viewer,
    (db) => db.$queryRaw<FormerMember[]>`
      SELECT m.user_id AS "userId", u.name, m.pseudonym, m.version FROM membership m JOIN "user" u ON u.id = m.user_id
      WHERE m.workspace_id = ${viewer.workspaceId}::uuid AND m.removed_at IS NOT NULL AND u.name <> m.pseudonym ORDER BY lower(u.name), m.user_id`,
  );
}

export type LockedMember = { userId: string; role: Role; pseudonym: string; version: number; removedAt: Date | null };

/** A member, former ones included, or null; locked. */
export async function lockMembership(tx: Tx, userId: string): Promise<LockedMember | null> {
  const [row] = await tx.$queryRaw<LockedMember[]>`
    SELECT user_id AS "userId", role, pseudonym, version, removed_at AS "removedAt"
    FROM membership WHERE workspace_id = ${tx.workspaceId}::uuid AND user_id = ${userId}::uuid FOR UPDATE`;
  return row ?? null;
}

/** A present member; not-found for anybody else. */
export async function lockMember(tx: Tx, userId: string): Promise<LockedMember> {
  const member = await lockMembership(tx, userId);
  if (!member || member.removedAt) throw new Refusal("not-found");
  return member;
}

/** Lets a person in, for the first time or again: who comes back keeps the pseudonym. */
export async function admitMember(
  tx: Tx,
  joining: { userId: string; role: Role; pseudonym: string; at: Date },
): Promise<{ pseudonym: string; version: number }> {
  const former = await lockMembership(tx, joining.userId);
  if (former && !former.removedAt) throw new Refusal("invalid", { detail: "You already belong to this workspace." });
  const { userId, role, at } = joining;
  if (former) {
    await changeMember(tx, former, { role, removedAt: null });
    return { pseudonym: former.pseudonym, version: former.version + 1 };
  }
  const { pseudonym } = joining;
  await tx.membership.create({ data: { workspaceId: tx.workspaceId, userId, role, pseudonym, createdAt: at } });
  return { pseudonym, version: 1 };
}

/** @returns the membership's new version */
export async function changeMember(
  tx: Tx,
  member: Pick<LockedMember, "userId" | "version">,
  change: { role?: Role; removedAt?: Date | null },
): Promise<number> {
  const version = member.version + 1;
  await tx.membership.update({
    where: { workspaceId_userId: { workspaceId: tx.workspaceId, userId: member.userId } },
    data: { ...change, version },
  });
  return version;
}

/** Where a person belongs, as far as the transaction may see it, in the order in which these workspaces are locked. */
export async function membershipsOf(tx: Tx, userId: string): Promise<{ workspaceId: string; logOrigin: string }[]> {
  return tx.$queryRaw<{ workspaceId: string; logOrigin: string }[]>`
    SELECT m.workspace_id AS "workspaceId", w.log_origin AS "logOrigin" FROM membership m JOIN workspace w ON w.id = m.workspace_id
    WHERE m.user_id = ${userId}::uuid AND m.removed_at IS NULL ORDER BY m.workspace_id`;
}

/** Present leads who can sign in. Only meaningful under lockWorkspace. */
export async function countLeads(tx: Tx): Promise<number> {
  return tx.membership.count({
    where: { workspaceId: tx.workspaceId, role: "lead", removedAt: null, user: { disabledAt: null } },
  });
}

/** A member's name in the log, former members' too; null for whoever never was one. */
export async function pseudonymOf(tx: Tx, userId: string): Promise<string | null> {
  const member = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId: tx.workspaceId, userId } },
    select: { pseudonym: true },
  });
  return member?.pseudonym ?? null;
}

/** Who has this name in the log; null when nobody has it, or no longer. */
export async function userNamed(tx: Tx, pseudonym: string): Promise<string | null> {
  const member = await tx.membership.findUnique({
    where: { workspaceId_pseudonym: { workspaceId: tx.workspaceId, pseudonym } },
    select: { userId: true },
  });
  return member?.userId ?? null;
}
