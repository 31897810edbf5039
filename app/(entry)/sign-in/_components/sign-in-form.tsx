"use client";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useFormAct } from "@/app/_ui/use-form-act";
import { goTo, withPassword } from "../../_components/with-password";

export function SignInForm({ to, email }: { to: string; email: string }) {
  const { form, field, pending, problem } = useFormAct(
    (data) => withPassword(String(data.get("email")), String(data.get("password")), String(data.get("code") ?? "")),
    () => goTo(to),
    { initial: { email } },
  );
  const code = field("code");
  const codeIsAsked = code.error !== undefined;
  return (
    <form {...form} className="flex flex-col gap-3">
      <ProblemNote problem={codeIsAsked ? null : problem} />
      <TextField label="E-mail address" type="email" autoComplete="username" required {...field("email")} />
      <TextField label="Password" type="password" autoComplete="current-password" required {...field("password")} />
      {codeIsAsked ? (
        <TextField
          label="Code"
          autoComplete="one-time-code"
          inputMode="text"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
          {...code}
        />
      ) : null}
      <Button type="submit" look="primary" pending={pending}>
        Sign in
      </Button>
    </form>
  );
}
