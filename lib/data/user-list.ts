import type { Operator } from "@/lib/domain/operator";
import type { Role } from "@/lib/domain/policy";
import { database, inScope } from "./database";

export type UserListed = {
  email: string;
  name: string;
  disabledAt: Date | null;
  /** The last sign-in of which a session's row is left. */
  lastSignIn: Date | null;
  workspaces: { slug: string; role: Role }[];
};

/** Everybody who has an account on this installation, by address. Each one's memberships are visible to that person alone, so they are asked one by one. */
export async function listUsers(_operator: Operator): Promise<UserListed[]> {
  const users = await database().user.findMany({
    orderBy: { email: "asc" },
    select: { id: true, email: true, name: true, disabledAt: true, sessions: { orderBy: { createdAt: "desc" }, take: 1 } },
  });
  const listed: UserListed[] = [];
  for (const { id, sessions, ...user } of users) {
    const workspaces = await inScope({ userId: id }, (db) => {
      return db.$queryRaw<UserListed["workspaces"]>`
        SELECT w.slug, m.role FROM membership m JOIN workspace w ON w.id = m.workspace_id
        WHERE m.user_id = ${id}::uuid AND m.removed_at IS NULL ORDER BY w.slug`;
    });
    listed.push({ ...user, lastSignIn: sessions[0]?.createdAt ?? null, workspaces });
  }
  return listed;
}
