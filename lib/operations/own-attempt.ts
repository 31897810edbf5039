import { admitAttempt } from "@/lib/data/throttles";
import { type UserRow, userById } from "@/lib/data/users";
import { Refusal } from "@/lib/domain/problems";
import type { Visitor } from "@/lib/domain/visitor";

/** Counts an attempt to prove who one is as a sign-in's would be: an open session is no way around the limit. */
export async function ownAttempt(visitor: Visitor): Promise<{ user: UserRow; attempt: { email: string; address: string } }> {
  const user = visitor.userId ? await userById(visitor.userId) : null;
  if (!user) throw new Refusal("signed-out");
  const attempt = { email: user.email, address: visitor.address };
  await admitAttempt(attempt, new Date());
  return { user, attempt };
}
