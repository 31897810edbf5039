"use client";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useFormAct } from "@/app/_ui/use-form-act";
import { goTo } from "../../../_components/with-password";
import { acceptInvitationAction } from "../actions";

/** Joins as the account that is signed in. */
export function AcceptForm({ token, workspace }: { token: string; workspace: string }) {
  const { form, pending, problem } = useFormAct(
    () => acceptInvitationAction({ token }),
    ({ slug }) => goTo(`/${slug}`),
  );
  return (
    <form {...form} className="flex flex-col gap-3">
      <ProblemNote problem={problem} />
      <Button type="submit" look="primary" pending={pending}>
        Join {workspace}
      </Button>
    </form>
  );
}
