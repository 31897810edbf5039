import { z } from "zod";
import { withdrawInvitation } from "@/lib/data/invitations";
import { expectVersion, lockRow } from "@/lib/data/locking";
import { mayManage } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/** Makes an invitation's link worthless. */
export const withdrawInvitationOperation = operation({
  name: "withdraw-invitation",
  input: z.object({ invitationId: z.uuid(), version: z.int().min(1) }),
  subject: (tx, input) => lockRow(tx, "invitation", input.invitationId),
  permit: (viewer) => mayManage(viewer),
  async perform({ tx, now }, invitation, input) {
    if (invitation.acceptedAt) throw new Refusal("invalid", { detail: "This invitation has already been accepted." });
    if (invitation.withdrawnAt) return { events: [], value: { invitationId: invitation.id } };
    expectVersion({ version: invitation.version }, input.version);
    const version = await withdrawInvitation(tx, invitation, now);
    return {
      events: [
        {
          act: "invitation.withdrawn",
          object: { kind: "invitation", id: invitation.id },
          version,
          parts: { before: { email: invitation.email, role: invitation.role } },
        },
      ],
      value: { invitationId: invitation.id },
    };
  },
});
