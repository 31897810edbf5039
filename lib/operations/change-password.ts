import { z } from "zod";
import { revokeSessions } from "@/lib/data/sessions";
import { admitAttempt, forgetFailures } from "@/lib/data/throttles";
import { lockUser, updateUser, userById } from "@/lib/data/users";
import { givenPasswordSchema, newPasswordSchema } from "@/lib/domain/people";
import { Refusal } from "@/lib/domain/problems";
import { hashPassword, verifyPassword } from "@/lib/gateways/passwords";
import { visitorOperation } from "@/lib/pipeline/visitor-operation";

const wrong = (): Refusal => new Refusal("invalid", { fields: { current: "This is not your present password." } });

/** Changes one's own password and ends all of one's sessions but this one. Wrong guesses count as failed sign-ins. */
export const changePasswordOperation = visitorOperation({
  name: "change-password",
  input: z.object({ current: givenPasswordSchema, next: newPasswordSchema }),
  place: async () => null,
  subject: (tx, _input, visitor) => lockUser(tx, visitor.userId),
  permit: (visitor, user) => visitor.userId === user.id,
  async prepare({ current, next }, visitor) {
    const user = await userById(visitor.userId!);
    if (!user) throw new Refusal("signed-out");
    const attempt = { email: user.email, address: visitor.address };
    await admitAttempt(attempt, new Date());
    if (!(await verifyPassword(user.passwordHash, current))) throw wrong();
    await forgetFailures(attempt, new Date());
    return { verified: user.passwordHash, passwordHash: await hashPassword(next) };
  },
  async perform({ tx, visitor, now }, user, _input, { verified, passwordHash }) {
    // Changed elsewhere between the check and here: the old password no longer proves anything.
    if (user.passwordHash !== verified) throw wrong();
    await updateUser(tx, user, { passwordHash });
    const ended = await revokeSessions(tx, user.id, now, visitor.sessionId);
    return { actor: "", events: [], value: { endedSessions: ended } };
  },
});
