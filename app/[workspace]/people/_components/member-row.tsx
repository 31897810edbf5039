"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { SelectField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import type { MemberListed } from "@/lib/data/members";
import { type Role, roles } from "@/lib/domain/policy";
import { changeRoleAction } from "../actions";
import { RemoveMember } from "./remove-member";

type Shown = { workspace: string; member: MemberListed; self: boolean; manages: boolean; score: string | null };

export function MemberRow({ workspace, member, self, manages, score }: Shown) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
      <span className="min-w-48 flex-1">
        {member.name} {self ? <span className="text-sm text-ink-2">(you)</span> : null}
        {member.disabled ? <span className="text-sm text-danger">(may not sign in)</span> : null}
        {member.email ? <span className="block text-sm break-all text-ink-2">{member.email}</span> : null}
        {score ? <span className="block text-sm text-ink-2">{score}</span> : null}
      </span>
      {manages ? <ManagedMember {...{ workspace, member, self }} /> : <span className="text-sm">{member.role}</span>}
    </li>
  );
}

function ManagedMember({ workspace, member, self }: Pick<Shown, "workspace" | "member" | "self">) {
  const router = useRouter();
  const [role, setRole] = useState<Role>(member.role);
  const { act, pending, problem } = useAct(changeRoleAction, workspace);
  async function change() {
    const { userId, version } = member;
    const result = await act({ userId, version, role });
    if (result.ok || result.problem.kind === "changed-meanwhile") router.refresh();
  }
  return (
    <>
      <SelectField label={`Role of ${member.name}`} hideLabel value={role} onChange={(event) => setRole(event.target.value as Role)}>
        {roles.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </SelectField>
      <Button
        pending={pending}
        disabled={role === member.role}
        onClick={() => void change()}
        aria-label={`Change role of ${member.name} to ${role}`}
      >
        Change role
      </Button>
      <RemoveMember {...{ workspace, member, self }} />
      {problem ? (
        <div className="basis-full">
          <ProblemNote problem={problem} />
        </div>
      ) : null}
    </>
  );
}
