import type { Plan } from "@/lib/domain/assignment";
import type { Json } from "@/lib/domain/audit/json";
import { mayAnalyse, type Role } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { isTraining, uncounted } from "./calibration";
import type { Tx } from "./transaction";

/** Refuses whoever cannot assess. @param field of the input, for the refusal */
export async function refuseUnlessAnalysts(tx: Tx, userIds: readonly string[], field: string): Promise<void> {
  const members = await tx.membership.findMany({
    where: { workspaceId: tx.workspaceId, userId: { in: [...userIds] }, removedAt: null },
    select: { userId: true, role: true },
  });
  const able = new Set(members.filter(({ userId, role }) => mayAnalyse({ userId, role: role as Role })).map((member) => member.userId));
  if (userIds.every((userId) => able.has(userId))) return;
  throw new Refusal("invalid", { fields: { [field]: "Somebody chosen is no analyst of this workspace, or not any more." } });
}

/** Refuses to give work to whoever has not shown on training claims that they count; the training itself is for everybody. */
export async function refuseUncalibrated(tx: Tx, articleId: string, userIds: readonly string[], field: string): Promise<void> {
  if (await isTraining(tx, tx.workspaceId, articleId)) return;
  const [[userId, score] = []] = await uncounted(tx, tx.workspaceId, userIds);
  if (!userId) return;
  const person = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } });
  throw new Refusal("invalid", { fields: { [field]: `${person.name} does not count yet: ${score}. Assign training claims first.` } });
}

/** The names in the log of people, by their id, former members included. */
export async function pseudonymsOf(tx: Tx, userIds: readonly string[]): Promise<Map<string, string>> {
  const members = await tx.membership.findMany({
    where: { workspaceId: tx.workspaceId, userId: { in: [...new Set(userIds)] } },
    select: { userId: true, pseudonym: true },
  });
  return new Map(members.map((member) => [member.userId, member.pseudonym]));
}

/** A plan as the log tells it: people by their names in the log. */
export async function planForLog(tx: Tx, plan: Plan | null): Promise<{ [field: string]: Json } | null> {
  if (!plan) return null;
  const names = await pseudonymsOf(tx, plan.analysts);
  return { mode: plan.mode, wanted: plan.wanted, dueOn: plan.dueOn, analysts: plan.analysts.map((userId) => names.get(userId) ?? null) };
}
