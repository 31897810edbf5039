"use client";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useFormAct } from "@/app/_ui/use-form-act";
import { changePasswordAction } from "../actions";

export function PasswordForm({ email }: { email: string }) {
  const router = useRouter();
  const { form, field, pending, problem } = useFormAct(
    (data) => changePasswordAction({ current: String(data.get("current")), next: String(data.get("next")) }),
    ({ endedSessions }) => {
      toast.success(`The password is changed. ${endedSessions} other ${endedSessions === 1 ? "session" : "sessions"} ended.`);
      router.refresh();
    },
    { emptyWhenDone: true },
  );
  return (
    <form {...form} className="flex flex-col gap-3">
      <ProblemNote problem={problem} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextField label="Present password" type="password" autoComplete="current-password" required {...field("current")} />
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters. Everywhere else you are signed out."
        required
        {...field("next")}
      />
      <Button type="submit" pending={pending} className="self-start">
        Change the password
      </Button>
    </form>
  );
}
