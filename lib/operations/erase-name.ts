import { z } from "zod";
import { articlesWith, eraseParts, eraseWords, partsWith } from "@/lib/data/erasure";
import { standInFor } from "@/lib/data/erased-people";
import { expectVersion } from "@/lib/data/locking";
import { changeMember, lockMembership } from "@/lib/data/members";
import { lockWorkspace } from "@/lib/data/workspaces";
import { memberObjectId } from "@/lib/domain/audit/pseudonym";
import { basisSchema } from "@/lib/domain/erasure";
import { mayErase } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";
import { erasures } from "./erase-words";

/**
 * Erases who a former member was: from now on their work stands under the name that they have in the log, and nothing leads from there to them. Their
 * address is erased with it wherever it stands; their name in what others wrote is erased as words.
 */
export const eraseNameOperation = operation({
  name: "erase-name",
  input: z.object({ userId: z.uuid(), version: z.int().min(1), basis: basisSchema }),
  async subject(tx, { userId }) {
    await lockWorkspace(tx);
    const member = await lockMembership(tx, userId);
    if (!member) throw new Refusal("not-found");
    return member;
  },
  permit: (viewer) => mayErase(viewer),
  async perform({ tx, viewer, now, newId }, member, { userId, version: seen, basis }) {
    expectVersion(member, seen);
    if (!member.removedAt)
      throw new Refusal("invalid", { detail: "Remove them from the workspace first: only a former member’s name is erased." });
    const version = await changeMember(tx, member, {});
    const { email } = await standInFor(tx, viewer, { ...member, standInId: newId() }, now);
    const articles = await articlesWith(tx, [email]);
    const parts = await partsWith(tx, [email]);
    const places = await eraseWords(tx, [email], now);
    await eraseParts(tx, parts);
    const object = { kind: "member", id: memberObjectId(tx.workspaceId, member.pseudonym) } as const;
    return {
      events: [
        { act: "member.name-erased", object, version, parts: { after: { member: member.pseudonym, basis } } },
        ...(parts.length > 0 || places.length > 0 ? erasures(parts, articles, { basis, places }, newId) : []),
      ],
      value: { userId },
    };
  },
});
