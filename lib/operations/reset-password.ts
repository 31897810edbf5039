import { z } from "zod";
import { postLetter } from "@/lib/data/mails";
import { lockPasswordReset, usePasswordResets } from "@/lib/data/password-resets";
import { revokeSessions } from "@/lib/data/sessions";
import { updateUser } from "@/lib/data/users";
import { passwordChangedLetter } from "@/lib/domain/letters";
import { deadReset, resetTokenHash, resetTokenSchema } from "@/lib/domain/password-resets";
import { newPasswordSchema } from "@/lib/domain/people";
import { Refusal } from "@/lib/domain/problems";
import { hashPassword } from "@/lib/gateways/passwords";
import { currentSettings } from "@/lib/gateways/settings";
import { visitorOperation } from "@/lib/pipeline/visitor-operation";

/**
 * Chooses a new password by a mailed link. It signs nobody in: whoever has a second factor is still asked for it, and all
 * sessions end. The link works once, and every other link of the account with it.
 */
export const resetPasswordOperation = visitorOperation({
  name: "reset-password",
  input: z.object({ token: resetTokenSchema, password: newPasswordSchema }),
  place: async () => null,
  subject: (tx, { token }) => lockPasswordReset(tx, resetTokenHash(token)),
  // Who holds the token may.
  permit: () => true,
  prepare: async ({ password }) => ({ passwordHash: await hashPassword(password) }),
  async perform({ tx, now, newId }, { user, reset }, _input, { passwordHash }) {
    if (reset.usedAt || reset.expiresAt <= now || user.disabledAt) throw new Refusal("not-found", { detail: deadReset });
    await updateUser(tx, user, { passwordHash });
    await usePasswordResets(tx, user.id, now);
    await revokeSessions(tx, user.id, now);
    const words = passwordChangedLetter({ at: now, url: `${currentSettings().origin}/forgotten` });
    await postLetter(tx, { id: newId(), recipient: user.email, ...words, at: now });
    return { actor: "", events: [], value: { email: user.email } };
  },
});
