import { z } from "zod";
import { admitMember } from "@/lib/data/members";
import { insertUser, lockFirstRun } from "@/lib/data/users";
import { insertWorkspace } from "@/lib/data/workspaces";
import type { EventDraft } from "@/lib/domain/audit/event";
import { memberObjectId } from "@/lib/domain/audit/pseudonym";
import { emailSchema, newPasswordSchema, personNameSchema, slugOf, workspaceNameSchema } from "@/lib/domain/people";
import { hashPassword } from "@/lib/gateways/passwords";
import { currentSettings } from "@/lib/gateways/settings";
import { visitorOperation } from "@/lib/pipeline/visitor-operation";

/** The first run: makes the first workspace and its lead. Refused for good once there is anybody. */
export const createFirstWorkspaceOperation = visitorOperation({
  name: "create-first-workspace",
  input: z.object({
    workspaceName: workspaceNameSchema,
    name: personNameSchema,
    email: emailSchema,
    password: newPasswordSchema,
  }),
  async place(_input, newId) {
    const workspaceId = newId();
    return { workspaceId, logOrigin: logOriginOf(workspaceId) };
  },
  subject: (tx) => lockFirstRun(tx),
  permit: (_visitor, installation) => installation.users === 0,
  prepare: async (input) => ({ passwordHash: await hashPassword(input.password) }),
  async perform({ tx, now, newId, newPseudonym }, _installation, { workspaceName, name, email }, { passwordHash }) {
    const userId = newId();
    const settlement = "review" as const;
    const named = { slug: slugOf(workspaceName), name: workspaceName };
    const logOrigin = logOriginOf(tx.workspaceId);
    const slug = await insertWorkspace(tx, { ...named, settlement, logOrigin, createdAt: now });
    await insertUser(tx, { id: userId, email, name, passwordHash, createdAt: now });
    const lead = await admitMember(tx, { userId, role: "lead", pseudonym: newPseudonym(), at: now });
    const events: EventDraft[] = [
      {
        act: "workspace.created",
        object: { kind: "workspace", id: tx.workspaceId },
        version: 1,
        parts: { after: { slug, name: workspaceName, settlement } },
      },
      {
        act: "member.joined",
        object: { kind: "member", id: memberObjectId(tx.workspaceId, lead.pseudonym) },
        version: lead.version,
        parts: { after: { member: lead.pseudonym, role: "lead" } },
      },
    ];
    return { actor: lead.pseudonym, events, value: { slug } };
  },
});

function logOriginOf(workspaceId: string): string {
  return `${new URL(currentSettings().origin).host}/log/${workspaceId}`;
}
