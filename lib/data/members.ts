import type { Role, Settlement } from "@/lib/domain/policy";
import { database } from "./database";
import { enterScope } from "./scope";

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
  return database().$transaction(async (db) => {
    await enterScope(db, { userId });
    const [row] = await db.$queryRaw<
      (Omit<MembershipRow, "workspace"> & { slug: string; workspaceName: string; settlement: Settlement; logOrigin: string })[]
    >`SELECT m.user_id AS "userId", u.name, m.role, m.pseudonym, w.id AS "workspaceId", w.slug,
        w.name AS "workspaceName", w.settlement, w.log_origin AS "logOrigin"
      FROM workspace w JOIN membership m ON m.workspace_id = w.id JOIN "user" u ON u.id = m.user_id
      WHERE w.slug = ${slug} AND m.user_id = ${userId}::uuid AND u.disabled_at IS NULL`;
    if (!row) return null;
    const { slug: workspaceSlug, workspaceName, settlement, logOrigin, ...member } = row;
    return { ...member, workspace: { slug: workspaceSlug, name: workspaceName, settlement, logOrigin } };
  });
}

/** The workspaces a person belongs to, by name. */
export async function workspacesOf(userId: string): Promise<{ slug: string; name: string; role: Role }[]> {
  return database().$transaction(async (db) => {
    await enterScope(db, { userId });
    return db.$queryRaw<{ slug: string; name: string; role: Role }[]>`
      SELECT w.slug, w.name, m.role FROM workspace w JOIN membership m ON m.workspace_id = w.id
      WHERE m.user_id = ${userId}::uuid ORDER BY w.name`;
  });
}
