"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useFormAct } from "@/app/_ui/use-form-act";
import { askPasswordResetAction } from "../actions";

export function ForgottenForm({ email }: { email: string }) {
  const [asked, setAsked] = useState(false);
  const { form, field, pending, problem } = useFormAct(
    (data) => askPasswordResetAction({ email: String(data.get("email")) }),
    () => setAsked(true),
    { initial: { email } },
  );
  return (
    <form {...form} className="flex flex-col gap-3">
      <ProblemNote problem={problem} />
      <p className="text-sm text-ink-2">
        Onus mails you a link by which you choose a new password. All your sessions end then; a second factor stays as it is.
      </p>
      <TextField label="E-mail address" type="email" autoComplete="username" required {...field("email")} />
      <Button type="submit" look="primary" pending={pending}>
        Mail me a link
      </Button>
      <p role="status" className="text-sm">
        {asked ? "If this address has an account with a password, a letter is on its way. The link works for an hour." : ""}
      </p>
    </form>
  );
}
