"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import type { InvitationListed } from "@/lib/data/invitations";
import { withdrawInvitationAction } from "../actions";

export function InvitationRow({ workspace, invitation }: { workspace: string; invitation: InvitationListed }) {
  const router = useRouter();
  const { act, pending, problem } = useAct(withdrawInvitationAction, workspace);
  const { id: invitationId, email, role, expired, version } = invitation;
  const ends = new Date(invitation.expiresAt).toISOString();
  async function withdraw() {
    await act({ invitationId, version });
    router.refresh();
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
      <span className="min-w-48 flex-1 break-all">{email}</span>
      <span className="text-sm text-ink-2">{role}</span>
      <span className="text-sm text-ink-2">
        {expired ? "ran out" : "until"} <time dateTime={ends}>{ends.slice(0, 10)}</time>
      </span>
      <Button look="danger" pending={pending} onClick={() => void withdraw()} aria-label={`Withdraw the invitation of ${email}`}>
        Withdraw
      </Button>
      {problem ? (
        <div className="basis-full">
          <ProblemNote problem={problem} />
        </div>
      ) : null}
    </li>
  );
}
