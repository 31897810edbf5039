import { z } from "zod";
import { revokeSessions } from "@/lib/data/sessions";
import { lockUser } from "@/lib/data/users";
import { visitorOperation } from "@/lib/pipeline/visitor-operation";

/** Ends all of one's sessions at once; this one too, unless it is to stay. */
export const signOutEverywhereOperation = visitorOperation({
  name: "sign-out-everywhere",
  input: z.object({ keepThisOne: z.boolean().default(false) }),
  place: async () => null,
  subject: (tx, _input, visitor) => lockUser(tx, visitor.userId),
  permit: (visitor, user) => visitor.userId === user.id,
  async perform({ tx, visitor, now }, user, { keepThisOne }) {
    const endedSessions = await revokeSessions(tx, user.id, now, keepThisOne ? visitor.sessionId : null);
    return { actor: "", events: [], value: { endedSessions } };
  },
});
