"use client";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useFormAct } from "@/app/_ui/use-form-act";
import { goTo } from "../../../_components/with-password";
import { resetPasswordAction } from "../actions";

export function ResetForm({ token }: { token: string }) {
  const { form, field, pending, problem } = useFormAct(
    (data) => resetPasswordAction({ token, password: String(data.get("password")) }),
    ({ email }) => goTo(`/sign-in?email=${encodeURIComponent(email)}`),
  );
  return (
    <form {...form} className="flex flex-col gap-3">
      <ProblemNote problem={problem} />
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters. You are signed out everywhere, and sign in with it next."
        required
        {...field("password")}
      />
      <Button type="submit" look="primary" pending={pending}>
        Keep this password
      </Button>
    </form>
  );
}
