"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { SelectField, TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useFormAct } from "@/app/_ui/use-form-act";
import { type Role, roles } from "@/lib/domain/policy";
import { inviteMemberAction } from "../actions";
import { InvitationLink } from "./invitation-link";

/** Makes an invitation and shows its link, this once. */
export function InviteForm({ workspace }: { workspace: string }) {
  const router = useRouter();
  const [made, setMade] = useState<{ email: string; url: string; mailed: boolean } | null>(null);
  const { form, field, pending, problem } = useFormAct(
    async (data) => {
      const email = String(data.get("email")).trim();
      const sent = await inviteMemberAction(workspace, { email, role: data.get("role") as Role });
      if (sent?.ok) setMade({ email, url: `${window.location.origin}${sent.value.path}`, mailed: sent.value.mailed });
      return sent;
    },
    () => router.refresh(),
    { initial: { role: "analyst" }, emptyWhenDone: true },
  );
  const { defaultValue: role, ...roleField } = field("role");
  return (
    <>
      <form {...form} className="flex flex-wrap items-start gap-3">
        <div className="min-w-60 flex-1">
          <TextField label="E-mail address" type="email" autoComplete="off" required {...field("email")} />
        </div>
        <SelectField key={role} label="Role" defaultValue={role} {...roleField}>
          {roles.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </SelectField>
        <Button type="submit" look="primary" pending={pending} className="mt-6">
          Make an invitation link
        </Button>
        <div className="basis-full">
          <ProblemNote problem={problem} />
        </div>
      </form>
      {made ? <InvitationLink {...made} /> : null}
    </>
  );
}
