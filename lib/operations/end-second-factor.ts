import { z } from "zod";
import { removeSecondFactor, replaceRecoveryCodes, takeCode } from "@/lib/data/second-factors";
import type { Tx } from "@/lib/data/transaction";
import { lockUser, type UserRow } from "@/lib/data/users";
import { Refusal } from "@/lib/domain/problems";
import { codeWrong, givenCodeSchema } from "@/lib/domain/second-factor";
import { totpStep } from "@/lib/gateways/totp";
import { visitorOperation } from "@/lib/pipeline/visitor-operation";
import { freshRecoveryCodes } from "./confirm-second-factor";
import { ownAttempt } from "./own-attempt";

const byCode = {
  input: z.object({ code: givenCodeSchema }),
  place: async () => null,
  subject: (tx: Tx, _input: unknown, visitor: Parameters<typeof ownAttempt>[0]) => lockUser(tx, visitor.userId),
  permit: (visitor: { userId: string | null }, user: UserRow) => visitor.userId === user.id,
  prepare: async (_input: unknown, visitor: Parameters<typeof ownAttempt>[0]) => ownAttempt(visitor),
};

async function proved(tx: Tx, user: UserRow, code: string, now: Date): Promise<void> {
  if (!user.totpConfirmedAt) throw new Refusal("invalid", { detail: "There is no second factor." });
  if (!(await takeCode(user.id, code, totpStep(user, code, now), now, tx))) throw new Refusal("invalid", { fields: { code: codeWrong } });
}

/** Turns the second factor off; by a code of it, or a recovery code. */
export const endSecondFactorOperation = visitorOperation({
  name: "end-second-factor",
  ...byCode,
  async perform({ tx, now }, user, { code }) {
    await proved(tx, user, code, now);
    await removeSecondFactor(tx, user);
    return { actor: "", events: [], value: null };
  },
});

/** New recovery codes; the earlier ones work no longer. */
export const renewRecoveryCodesOperation = visitorOperation({
  name: "renew-recovery-codes",
  ...byCode,
  async perform({ tx, now }, user, { code }) {
    await proved(tx, user, code, now);
    const { codes, hashes } = freshRecoveryCodes();
    await replaceRecoveryCodes(tx, user.id, hashes);
    return { actor: "", events: [], value: { recoveryCodes: codes } };
  },
});
