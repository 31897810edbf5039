"use client";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useFormAct } from "@/app/_ui/use-form-act";
import { goTo, withPassword } from "../../../_components/with-password";
import { acceptInvitationAction } from "../actions";

/** Makes an account for the invited address, joins, and signs in. */
export function JoinForm({ token, email }: { token: string; email: string }) {
  const { form, field, pending, problem } = useFormAct(
    async (data) => {
      const password = String(data.get("password"));
      const joined = await acceptInvitationAction({ token, account: { name: String(data.get("name")), password } });
      // The membership stands even if this fails: then the next page asks for the password again.
      if (joined?.ok) await withPassword(email, password);
      return joined;
    },
    ({ slug }) => goTo(`/${slug}`),
  );
  return (
    <form {...form} className="flex flex-col gap-3">
      <ProblemNote problem={problem} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextField label="Your name" autoComplete="name" required {...field("name", "account.name")} />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters; a few words are easy to remember."
        required
        {...field("password", "account.password")}
      />
      <Button type="submit" look="primary" pending={pending}>
        Make an account and join
      </Button>
    </form>
  );
}
