import { z } from "zod";
import { changeMember, countLeads, type LockedMember, lockMembership, membershipsOf } from "@/lib/data/members";
import { removeSecondFactor } from "@/lib/data/second-factors";
import { revokeSessions } from "@/lib/data/sessions";
import { lockAccount, updateUser, userByEmail, type UserRow } from "@/lib/data/users";
import { lockWorkspace } from "@/lib/data/workspaces";
import type { Act, EventDraft } from "@/lib/domain/audit/event";
import { memberObjectId } from "@/lib/domain/audit/pseudonym";
import { emailSchema } from "@/lib/domain/people";
import { Refusal } from "@/lib/domain/problems";
import { operatorOperation, type OperatorDeed } from "@/lib/pipeline/operator-operation";
import type { Place } from "@/lib/pipeline/visitor-operation";

const reason = z.string().trim().max(1000, "A reason has at most 1000 characters.").default("");

type Membership = { place: Place; workspace: string; member: LockedMember; leads: number };
type Account = { user: UserRow; memberships: Membership[] };

/**
 * Keeps a person from signing in, and ends their sessions at once; told in the log of each workspace that they belong to. A workspace always
 * keeps a lead who can act, unless `force` says otherwise.
 */
export const disableUserOperation = operatorOperation({
  name: "disable-user",
  input: z.object({ email: emailSchema, reason, force: z.boolean().default(false) }),
  person: ({ email }) => personWith(email),
  subject: account,
  async perform(deed, { user, memberships }, { reason: why, force }) {
    const alone = memberships.filter(({ member, leads }) => member.role === "lead" && leads <= 1);
    if (user.disabledAt) return { events: [], value: changedIn(memberships, false) };
    if (alone.length > 0 && !force) {
      const names = alone.map(({ workspace }) => `“${workspace}”`).join(", ");
      throw new Refusal("invalid", { detail: `Nobody else leads ${names}: make somebody else lead first, or say --force.` });
    }
    await updateUser(deed.tx, user, { disabledAt: deed.now });
    await revokeSessions(deed.tx, user.id, deed.now);
    return { events: await told(deed, memberships, "member.disabled", why), value: changedIn(memberships, true) };
  },
});

/** Lets a person sign in again. */
export const enableUserOperation = operatorOperation({
  name: "enable-user",
  input: z.object({ email: emailSchema, reason }),
  person: ({ email }) => personWith(email),
  subject: account,
  async perform(deed, { user, memberships }, { reason: why }) {
    if (!user.disabledAt) return { events: [], value: changedIn(memberships, false) };
    await updateUser(deed.tx, user, { disabledAt: null });
    return { events: await told(deed, memberships, "member.enabled", why), value: changedIn(memberships, true) };
  },
});

/** Takes away a second factor that its owner has lost, with its recovery codes, and ends their sessions; the password stays. */
export const clearSecondFactorOperation = operatorOperation({
  name: "clear-second-factor",
  input: z.object({ email: emailSchema, reason }),
  person: ({ email }) => personWith(email),
  subject: account,
  async perform(deed, { user, memberships }, { reason: why }) {
    if (!user.totpConfirmedAt) return { events: [], value: changedIn(memberships, false) };
    await removeSecondFactor(deed.tx, user);
    await revokeSessions(deed.tx, user.id, deed.now);
    return { events: await told(deed, memberships, "member.second-factor-cleared", why), value: changedIn(memberships, true) };
  },
});

async function personWith(email: string): Promise<string> {
  const user = await userByEmail(email);
  if (!user) throw new Refusal("not-found", { detail: `Nobody has the address ${email}.` });
  return user.id;
}

/** The workspaces first and in one order, as everybody who changes their members does. */
async function account({ tx, within }: OperatorDeed, { email }: { email: string }): Promise<Account> {
  const userId = await personWith(email);
  const memberships: Membership[] = [];
  for (const place of await membershipsOf(tx, userId)) {
    await within(place, async (there) => {
      const { name: workspace } = await lockWorkspace(there);
      const member = await lockMembership(there, userId);
      if (member && !member.removedAt) memberships.push({ place, workspace, member, leads: await countLeads(there) });
    });
  }
  return { user: await lockAccount(tx, userId), memberships };
}

async function told(
  deed: OperatorDeed,
  memberships: Membership[],
  act: Act,
  why: string,
): Promise<{ place: Place; drafts: EventDraft[] }[]> {
  const events: { place: Place; drafts: EventDraft[] }[] = [];
  for (const { place, member } of memberships) {
    const version = await deed.within(place, (there) => changeMember(there, member, {}));
    const draft: EventDraft = {
      act,
      object: { kind: "member", id: memberObjectId(place.workspaceId, member.pseudonym) },
      version,
      parts: { after: { member: member.pseudonym, role: member.role }, ...(why ? { comment: why } : {}) },
    };
    events.push({ place, drafts: [draft] });
  }
  return events;
}

const changedIn = (memberships: Membership[], changed: boolean) => ({ changed, workspaces: memberships.map(({ workspace }) => workspace) });
