import { z } from "zod";
import { lockUser, updateUser } from "@/lib/data/users";
import { personNameSchema } from "@/lib/domain/people";
import { visitorOperation } from "@/lib/pipeline/visitor-operation";

/** Changes one's own name, as everybody sees it. The log knows pseudonyms only, so it has nothing to say. */
export const changeNameOperation = visitorOperation({
  name: "change-name",
  input: z.object({ name: personNameSchema }),
  place: async () => null,
  subject: (tx, _input, visitor) => lockUser(tx, visitor.userId),
  permit: (visitor, user) => visitor.userId === user.id,
  async perform({ tx }, user, { name }) {
    await updateUser(tx, user, { name });
    return { actor: "", events: [], value: { name } };
  },
});
