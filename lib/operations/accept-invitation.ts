import { z } from "zod";
import { invitationByHash, lockInvitation, markAccepted } from "@/lib/data/invitations";
import { admitMember } from "@/lib/data/members";
import { insertUser, userByEmail } from "@/lib/data/users";
import { memberObjectId } from "@/lib/domain/audit/pseudonym";
import { deadInvitation, invitationTokenHash, isOpen } from "@/lib/domain/invitations";
import { invitationTokenSchema, newPasswordSchema, personNameSchema } from "@/lib/domain/people";
import type { Role } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { hashPassword } from "@/lib/gateways/passwords";
import { visitorOperation } from "@/lib/pipeline/visitor-operation";

/** Joins a workspace by its link: with a new account, or as the account that the invited address belongs to. */
export const acceptInvitationOperation = visitorOperation({
  name: "accept-invitation",
  input: z.object({
    token: invitationTokenSchema,
    /** Who has no account yet makes one. */
    account: z.object({ name: personNameSchema, password: newPasswordSchema }).optional(),
  }),
  async place({ token }) {
    const found = await invitationByHash(invitationTokenHash(token));
    if (!found) throw new Refusal("not-found", { detail: deadInvitation });
    return { workspaceId: found.workspaceId, logOrigin: found.workspace.logOrigin };
  },
  async subject(tx, { token }, visitor) {
    const invitation = await lockInvitation(tx, invitationTokenHash(token));
    const user = await userByEmail(invitation.email, tx);
    if (user && visitor.userId === null) {
      throw new Refusal("signed-out", { detail: `Sign in as ${invitation.email} to accept.` });
    }
    return { invitation, user };
  },
  // Signed in as somebody else, nobody can accept: the invitation is for its address only.
  permit: (visitor, { user }) => visitor.userId === (user?.id ?? null) && !user?.disabledAt,
  prepare: async ({ account }) => ({ passwordHash: account ? await hashPassword(account.password) : null }),
  async perform({ tx, now, newId, newPseudonym }, { invitation, user }, { account }, { passwordHash }) {
    if (!isOpen(invitation, now)) throw new Refusal("not-found", { detail: deadInvitation });
    const userId = user?.id ?? newId();
    if (!user) {
      if (!account) throw new Refusal("invalid", { detail: "Choose a name and a password." });
      await insertUser(tx, { id: userId, email: invitation.email, name: account.name, passwordHash, createdAt: now });
    }
    const role = invitation.role as Role;
    const member = await admitMember(tx, { userId, role, pseudonym: newPseudonym(), at: now });
    await markAccepted(tx, invitation.id, now);
    return {
      actor: member.pseudonym,
      events: [
        {
          act: "member.joined",
          object: { kind: "member", id: memberObjectId(tx.workspaceId, member.pseudonym) },
          version: member.version,
          parts: { after: { member: member.pseudonym, role, invitation: invitation.id } },
        },
      ],
      value: { slug: invitation.workspace.slug, email: invitation.email },
    };
  },
});
