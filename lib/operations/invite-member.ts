import { randomBytes } from "node:crypto";
import { z } from "zod";
import { insertInvitation, lockWaitingInvitations, withdrawInvitation } from "@/lib/data/invitations";
import { lockMembership } from "@/lib/data/members";
import { userByEmail } from "@/lib/data/users";
import { lockWorkspace } from "@/lib/data/workspaces";
import type { EventDraft } from "@/lib/domain/audit/event";
import { invitationLifeMs, invitationTokenHash } from "@/lib/domain/invitations";
import { emailSchema, roleSchema } from "@/lib/domain/people";
import { mayManage } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/**
 * Invites an address. The link is told once, here, and cannot be read again: only its hash is stored. A new invitation
 * to the same address takes the place of one that still waits.
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
      value: { invitationId: id, path: `/invitation/${token}`, expiresAt: expiresAt.toISOString() },
    };
  },
});
