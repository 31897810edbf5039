"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import type { MemberListed } from "@/lib/data/members";
import { removeMemberAction } from "../actions";

/** Asks before it removes. */
export function RemoveMember({ workspace, member, self }: { workspace: string; member: MemberListed; self: boolean }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { act, pending, problem, clear } = useAct(removeMemberAction, workspace);
  const { userId, version, name } = member;
  async function remove() {
    const result = await act({ userId, version });
    if (!result.ok) return;
    setOpen(false);
    router.refresh();
  }
  function toggle(next: boolean) {
    clear();
    setOpen(next);
  }
  return (
    <>
      <Button look="danger" onClick={() => toggle(true)} aria-label={`Remove ${name}`}>
        Remove
      </Button>
      <Dialog
        open={open}
        onOpenChange={toggle}
        title={self ? "Leave this workspace?" : `Remove ${name}?`}
        description={`${self ? "You are" : `${name} is`} signed out at once and can no longer see the workspace. What was done stays, under the same name. A new invitation lets people back in.`}
      >
        <ProblemNote problem={problem} />
        <div className="mt-4 flex justify-end gap-2">
          <Button onClick={() => toggle(false)}>Keep</Button>
          <Button look="danger" pending={pending} onClick={() => void remove()}>
            {self ? "Leave" : "Remove"}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
