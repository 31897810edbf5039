import { z } from "zod";
import { releaseAllOf } from "@/lib/data/assignments";
import { expectVersion } from "@/lib/data/locking";
import { changeMember, countLeads, lockMember } from "@/lib/data/members";
import { lockWorkspace } from "@/lib/data/workspaces";
import { memberObjectId } from "@/lib/domain/audit/pseudonym";
import { roleSchema } from "@/lib/domain/people";
import { mayAnalyse, mayManage } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/** Gives a member another role. A workspace always keeps a lead. */
export const changeRoleOperation = operation({
  name: "change-role",
  input: z.object({ userId: z.uuid(), version: z.int().min(1), role: roleSchema }),
  async subject(tx, input) {
    // Two leads who demote each other at once go one after the other, so that the second finds the last lead.
    await lockWorkspace(tx);
    return lockMember(tx, input.userId);
  },
  permit: (viewer) => mayManage(viewer),
  async perform({ tx, now }, member, { userId, version: seen, role }) {
    expectVersion(member, seen);
    if (member.role === role) return { events: [], value: { userId, version: member.version, role } };
    if (member.role === "lead" && (await countLeads(tx)) <= 1) {
      throw new Refusal("invalid", { fields: { role: "A workspace always keeps a lead: make somebody else lead first." } });
    }
    const version = await changeMember(tx, member, { role });
    if (!mayAnalyse({ userId, role })) await releaseAllOf(tx, userId, now);
    return {
      events: [
        {
          act: "member.role-changed",
          object: { kind: "member", id: memberObjectId(tx.workspaceId, member.pseudonym) },
          version,
          parts: { before: { member: member.pseudonym, role: member.role }, after: { member: member.pseudonym, role } },
        },
      ],
      value: { userId, version, role },
    };
  },
});
