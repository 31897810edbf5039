import { randomBytes } from "node:crypto";
import { z } from "zod";
import { confirmSecret, replaceRecoveryCodes } from "@/lib/data/second-factors";
import { revokeSessions } from "@/lib/data/sessions";
import { lockUser } from "@/lib/data/users";
import { Refusal } from "@/lib/domain/problems";
import { recoveryCodeCount, recoveryCodeFrom, recoveryCodeHash } from "@/lib/domain/recovery-codes";
import { codeSchema, codeWrong, givenCodeSchema } from "@/lib/domain/second-factor";
import { totpStep } from "@/lib/gateways/totp";
import { visitorOperation } from "@/lib/pipeline/visitor-operation";
import { ownAttempt } from "./own-attempt";

/** Fresh recovery codes, and what is stored of them. */
export function freshRecoveryCodes(): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: recoveryCodeCount }, () => recoveryCodeFrom(randomBytes(10)));
  return { codes, hashes: codes.map((code) => recoveryCodeHash(codeSchema.parse(code))) };
}

/**
 * Turns the second factor on, once a code shows that the app has the secret. Tells the recovery codes, this once; every other
 * session ends, because none of them has shown a code.
 */
export const confirmSecondFactorOperation = visitorOperation({
  name: "confirm-second-factor",
  input: z.object({ code: givenCodeSchema }),
  place: async () => null,
  subject: (tx, _input, visitor) => lockUser(tx, visitor.userId),
  permit: (visitor, user) => visitor.userId === user.id,
  prepare: async (_input, visitor) => ownAttempt(visitor),
  async perform({ tx, visitor, now }, user, { code }) {
    if (user.totpConfirmedAt || !user.totpSecret) throw new Refusal("invalid", { detail: "Nothing waits for a code: begin again." });
    const step = totpStep(user, code, now);
    if (step === null) throw new Refusal("invalid", { fields: { code: codeWrong } });
    const { codes, hashes } = freshRecoveryCodes();
    await confirmSecret(tx, user, step, now);
    await replaceRecoveryCodes(tx, user.id, hashes);
    const endedSessions = await revokeSessions(tx, user.id, now, visitor.sessionId);
    return { actor: "", events: [], value: { recoveryCodes: codes, endedSessions } };
  },
});
