import { randomBytes } from "node:crypto";
import { z } from "zod";
import { postLetter } from "@/lib/data/mails";
import { insertPasswordReset } from "@/lib/data/password-resets";
import { admitReset } from "@/lib/data/throttles";
import { userByEmail } from "@/lib/data/users";
import { resetLetter } from "@/lib/domain/letters";
import { resetLifeMs, resetTokenHash } from "@/lib/domain/password-resets";
import { emailSchema } from "@/lib/domain/people";
import { Refusal } from "@/lib/domain/problems";
import { currentSettings } from "@/lib/gateways/settings";
import { visitorOperation } from "@/lib/pipeline/visitor-operation";

/**
 * Mails a link by which a new password can be chosen. The answer is the same whether or not the address has an account,
 * a password, or is disabled: it tells nobody who has one.
 */
export const askPasswordResetOperation = visitorOperation({
  name: "ask-password-reset",
  input: z.object({ email: emailSchema }),
  place: async () => null,
  subject: async (tx, { email }) => userByEmail(email, tx),
  permit: () => true,
  async prepare({ email }, visitor) {
    if (!currentSettings().mail)
      throw new Refusal("unavailable", { detail: "This server sends no mail. Ask a lead or the operator for help." });
    await admitReset({ email, address: visitor.address }, new Date());
  },
  async perform({ tx, now, newId }, user) {
    if (user?.passwordHash && !user.disabledAt) {
      const token = randomBytes(32).toString("base64url");
      const expiresAt = new Date(now.getTime() + resetLifeMs);
      await insertPasswordReset(tx, { tokenHash: resetTokenHash(token), userId: user.id, createdAt: now, expiresAt });
      const url = `${currentSettings().origin}/reset/${token}`;
      const words = resetLetter({ url, expiresAt, secondFactor: user.totpConfirmedAt !== null });
      await postLetter(tx, { id: newId(), recipient: user.email, ...words, at: now });
    }
    return { actor: "", events: [], value: null };
  },
});
