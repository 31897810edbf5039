import { z } from "zod";
import { releaseAllOf } from "@/lib/data/assignments";
import { expectVersion } from "@/lib/data/locking";
import { changeMember, countLeads, lockMember } from "@/lib/data/members";
import { revokeSessions } from "@/lib/data/sessions";
import { lockWorkspace } from "@/lib/data/workspaces";
import { memberObjectId } from "@/lib/domain/audit/pseudonym";
import { mayManage } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/** Ends a membership and the person's sessions. What they did stays, under their name. A workspace always keeps a lead. */
export const removeMemberOperation = operation({
  name: "remove-member",
  input: z.object({ userId: z.uuid(), version: z.int().min(1) }),
  async subject(tx, input) {
    await lockWorkspace(tx);
    return lockMember(tx, input.userId);
  },
  permit: (viewer) => mayManage(viewer),
  async perform({ tx, now }, member, { userId, version: seen }) {
    expectVersion(member, seen);
    if (member.role === "lead" && (await countLeads(tx)) <= 1) {
      throw new Refusal("invalid", { detail: "A workspace always keeps a lead: make somebody else lead first." });
    }
    const version = await changeMember(tx, member, { removedAt: now });
    await releaseAllOf(tx, userId, now);
    await revokeSessions(tx, userId, now);
    return {
      events: [
        {
          act: "member.removed",
          object: { kind: "member", id: memberObjectId(tx.workspaceId, member.pseudonym) },
          version,
          parts: { before: { member: member.pseudonym, role: member.role } },
        },
      ],
      value: { userId },
    };
  },
});
