"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import { releaseAssignmentsAction } from "../../work/actions";

/** Gives back a claim that one does not get to, after asking. */
export function GiveBack({
  workspace,
  number,
  assignmentId,
  version,
  onDone,
}: {
  workspace: string;
  number: number;
  assignmentId: string;
  version: number;
  onDone: () => void;
}) {
  const [open, setOpen] = useState(false);
  const { act, pending, problem, clear } = useAct(releaseAssignmentsAction, workspace);
  const toggle = (next: boolean): void => {
    clear();
    setOpen(next);
  };
  const give = async (): Promise<void> => {
    const result = await act({ assignments: [{ assignmentId, version }] });
    if (!result.ok) return;
    setOpen(false);
    onDone();
  };
  return (
    <>
      <Button look="quiet" onClick={() => toggle(true)} aria-label={`Give back claim ${number}`}>
        Give back
      </Button>
      <Dialog
        open={open}
        onOpenChange={toggle}
        title={`Give back claim ${number}?`}
        description="It goes back to the queue if you took it from there; otherwise a lead sees that somebody is missing. A draft that you have begun stays yours."
      >
        <ProblemNote problem={problem} />
        <div className="mt-4 flex justify-end gap-2">
          <Button onClick={() => toggle(false)}>Keep it</Button>
          <Button look="primary" pending={pending} onClick={() => void give()}>
            Give back
          </Button>
        </div>
      </Dialog>
    </>
  );
}
