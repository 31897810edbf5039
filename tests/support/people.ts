import { randomBytes } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { closeDatabase } from "@/lib/data/database";
import { uuidV7 } from "@/lib/domain/ids";
import { hashPassword } from "@/lib/gateways/passwords";
import { inviteMemberOperation } from "@/lib/operations/invite-member";
import { run } from "@/lib/pipeline/run";
import { type TestDatabase, testDatabase } from "./postgres";
import { asOwner, makeUser, type TestWorkspace } from "./workspace";

/** A database of the test file's own, from its first test to its last. */
export function useTestDatabase(): void {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(async () => {
    await closeDatabase();
    await db.close();
  });
}

/** Everything that an operation on people could leave behind, as one value to compare. */
export async function peopleState(workspaceId: string): Promise<unknown> {
  const [state] = await asOwner(
    `SELECT (SELECT jsonb_agg(to_jsonb(w)) FROM workspace w WHERE id = $1) AS workspace,
       (SELECT jsonb_agg(to_jsonb(m) ORDER BY user_id) FROM membership m WHERE workspace_id = $1) AS members,
       (SELECT jsonb_agg(to_jsonb(i) ORDER BY id) FROM invitation i WHERE workspace_id = $1) AS invitations,
       (SELECT jsonb_agg(to_jsonb(u) ORDER BY id) FROM "user" u) AS users,
       (SELECT jsonb_agg(to_jsonb(s) ORDER BY id) FROM session s) AS sessions,
       (SELECT count(*) FROM audit_event) AS events, (SELECT count(*) FROM audit_part) AS parts,
       (SELECT count(*) FROM audit_intent) AS intents`,
    [workspaceId],
  );
  return state;
}

/** @returns the token of a fresh invitation */
export async function invite(workspace: TestWorkspace, email: string, role = "analyst"): Promise<string> {
  const sent = await run(inviteMemberOperation, workspace.viewers.lead, { email, role });
  if (!sent.ok) throw new Error(JSON.stringify(sent.problem));
  return sent.value.path.replace("/invitation/", "");
}

export async function makeUserWithPassword(email: string, password: string): Promise<string> {
  const id = await makeUser("Somebody", email);
  await asOwner(`UPDATE "user" SET password_hash = $2 WHERE id = $1`, [id, await hashPassword(password)]);
  return id;
}

/** An open session, as a sign-in leaves it. @returns its id */
export async function makeSession(userId: string): Promise<string> {
  const id = uuidV7(Date.now(), randomBytes(10));
  await asOwner(
    `INSERT INTO session (id, user_id, created_at, expires_at, user_agent) VALUES ($1, $2, now(), now() + interval '1 day', 'test')`,
    [id, userId],
  );
  return id;
}
