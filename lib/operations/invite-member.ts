import { randomBytes } from "node:crypto";
import { z } from "zod";
import { insertInvitation, lockWaitingInvitations, withdrawInvitation } from "@/lib/data/invitations";
import { postLetter } from "@/lib/data/mails";
import { lockMembership } from "@/lib/data/members";
import { userByEmail } from "@/lib/data/users";
import { lockWorkspace } from "@/lib/data/workspaces";
import type { EventDraft } from "@/lib/domain/audit/event";
import { invitationLifeMs, invitationTokenHash } from "@/lib/domain/invitations";
import { invitationLetter } from "@/lib/domain/letters";
import { emailSchema, roleSchema } from "@/lib/domain/people";
import { mayManage } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { currentSettings } from "@/lib/gateways/settings";
import { operation } from "@/lib/pipeline/operation";

/**
 * Invites an address. The link is told once, here, and cannot be read again: only its hash is stored. A new invitation
 * to the same address takes the place of one that still waits. Where the server sends mail, the link is mailed as well.
 */
export const inviteMemberOperation = operation({
  name: "invite-member",
  input: z.object({ email: emailSchema, role: roleSchema }),
  async subject(tx, input) {
    // Of two who invite the same address at once, the second finds the first one's invitation.
    await lockWorkspace(tx);
    return lockWaitingInvitations(tx, input.email);
  },
  permit: (viewer) => mayManage(viewer),
  async perform({ tx, viewer, now, newId }, waiting, { email, role }) {
    const user = await userByEmail(email, tx);
    const member = user && (await lockMembership(tx, user.id));
    if (member && !member.removedAt) {
      throw new Refusal("invalid", { fields: { email: "This address already belongs to a member." } });
    }
    const replaced: EventDraft[] = [];
    for (const earlier of waiting) {
      const version = await withdrawInvitation(tx, earlier, now);
      replaced.push({ act: "invitation.withdrawn", object: { kind: "invitation", id: earlier.id }, version, parts: {} });
    }
    const id = newId();
    const token = randomBytes(32).toString("base64url");
    const expiresAt = new Date(now.getTime() + invitationLifeMs);
    const tokenHash = invitationTokenHash(token);
    await insertInvitation(tx, { id, email, role, tokenHash, createdBy: viewer.userId, createdAt: now, expiresAt });
    const { mail, origin } = currentSettings();
    const path = `/invitation/${token}`;
    if (mail) {
      const words = invitationLetter({ workspace: viewer.workspace.name, inviter: viewer.name, url: `${origin}${path}`, expiresAt });
      await postLetter(tx, { id: newId(), recipient: email, ...words, at: now, workspaceId: viewer.workspaceId });
    }
    return {
      events: [
        {
          act: "invitation.sent",
          object: { kind: "invitation", id },
          version: 1,
          parts: { after: { email, role, expiresAt: expiresAt.toISOString() } },
        },
        ...replaced,
      ],
      value: { invitationId: id, path, expiresAt: expiresAt.toISOString(), mailed: mail !== undefined },
    };
  },
});
