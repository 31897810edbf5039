import { z } from "zod";
import { endOwnSession } from "@/lib/data/sessions";
import { lockUser } from "@/lib/data/users";
import { Refusal } from "@/lib/domain/problems";
import { visitorOperation } from "@/lib/pipeline/visitor-operation";

/** Ends one of one's own sessions at once. */
export const endSessionOperation = visitorOperation({
  name: "end-session",
  input: z.object({ sessionId: z.uuid() }),
  place: async () => null,
  subject: (tx, _input, visitor) => lockUser(tx, visitor.userId),
  permit: (visitor, user) => visitor.userId === user.id,
  async perform({ tx, now }, user, { sessionId }) {
    if (!(await endOwnSession(tx, user.id, sessionId, now))) throw new Refusal("not-found", { detail: "This session has ended already." });
    return { actor: "", events: [], value: null };
  },
});
