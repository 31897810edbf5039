import { z } from "zod";
import { keepUnconfirmedSecret } from "@/lib/data/second-factors";
import { forgetFailures } from "@/lib/data/throttles";
import { lockUser } from "@/lib/data/users";
import { givenPasswordSchema } from "@/lib/domain/people";
import { Refusal } from "@/lib/domain/problems";
import { verifyPassword } from "@/lib/gateways/passwords";
import { qrCode } from "@/lib/gateways/qr-code";
import { newTotpSecret, sealSecret, totpUri } from "@/lib/gateways/totp";
import { visitorOperation } from "@/lib/pipeline/visitor-operation";
import { ownAttempt } from "./own-attempt";

/** Makes the secret of a second factor. It counts once a code of it is confirmed; until then, nothing about signing in changes. */
export const beginSecondFactorOperation = visitorOperation({
  name: "begin-second-factor",
  input: z.object({ password: givenPasswordSchema }),
  place: async () => null,
  subject: (tx, _input, visitor) => lockUser(tx, visitor.userId),
  permit: (visitor, user) => visitor.userId === user.id,
  async prepare({ password }, visitor) {
    const { user, attempt } = await ownAttempt(visitor);
    if (!(await verifyPassword(user.passwordHash, password))) {
      throw new Refusal("invalid", { fields: { password: "This is not your present password." } });
    }
    await forgetFailures(attempt, new Date());
    return { secret: newTotpSecret() };
  },
  async perform({ tx }, user, _input, { secret }) {
    if (user.totpConfirmedAt) throw new Refusal("invalid", { detail: "A second factor is set up already: turn it off first." });
    await keepUnconfirmedSecret(tx, user.id, sealSecret(secret));
    const uri = totpUri(user.email, secret);
    return { actor: "", events: [], value: { secret, uri, picture: qrCode(uri) } };
  },
});
