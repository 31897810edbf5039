"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { SelectField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import type { AnalystLoad } from "@/lib/data/assignment-facts";
import type { OpenAssignment } from "@/lib/data/assignment-overview";
import { releaseAssignmentsAction } from "../../../../work/actions";
import { reassignClaimsAction } from "../actions";
import { OpenRow } from "./open-row";

type Props = {
  workspace: string;
  rows: readonly OpenAssignment[];
  /** whom they could be handed on to; null for who may only look */
  analysts: readonly AnalystLoad[] | null;
  /** only what has lain for so long is listed */
  untouchedDays: number | null;
  today: string;
  now: Date;
};

/** Open assignments, to take back or to hand on: some or all that are listed. */
export function OpenList({ workspace, rows, analysts, untouchedDays, today, now }: Props) {
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [to, setTo] = useState("");
  const release = useAct(releaseAssignmentsAction, workspace);
  const handOn = useAct(reassignClaimsAction, workspace);
  const going = rows.filter((row) => chosen.has(row.id));
  const assignments = going.map(({ id, version }) => ({ assignmentId: id, version }));
  const all = rows.length > 0 && going.length === rows.length;
  const done = (words: string): void => {
    toast.success(words);
    setChosen(new Set());
    router.refresh();
  };
  const takeBack = async (): Promise<void> => {
    const result = await release.act({ assignments, ...(untouchedDays ? { untouchedDays } : {}) });
    if (result.ok) done(`${result.value.released} released.${left(result.value.left, "worked on meanwhile, and left")}`);
    else if (result.problem.kind === "changed-meanwhile") router.refresh();
  };
  const give = async (): Promise<void> => {
    const result = await handOn.act({ assignments, to });
    if (result.ok) done(`${result.value.reassigned} handed on.${left(result.value.left, "left, as they have these already")}`);
    else if (result.problem.kind === "changed-meanwhile") router.refresh();
  };
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <div className="flex flex-col gap-2">
      {analysts ? (
        <div className="flex flex-wrap items-end gap-2">
          <label className="flex min-h-8 items-center gap-2 px-1 text-sm">
            <input type="checkbox" checked={all} onChange={() => setChosen(new Set(all ? [] : rows.map((row) => row.id)))} />
            All {rows.length} listed
          </label>
          <Button pending={release.pending} disabled={going.length === 0} onClick={() => void takeBack()}>
            Release {going.length === 0 ? "" : going.length}
          </Button>
          <SelectField label="Hand on to" value={to} onChange={(event) => setTo(event.target.value)}>
            <option value="">choose</option>
            {analysts.map(({ userId, name, open }) => (
              <option key={userId} value={userId}>
                {name} ({open} open)
              </option>
            ))}
          </SelectField>
          <Button pending={handOn.pending} disabled={going.length === 0 || to === ""} onClick={() => void give()}>
            Hand on {going.length === 0 ? "" : going.length}
          </Button>
        </div>
      ) : null}
      <ProblemNote problem={release.problem ?? handOn.problem} />
      <ul className="divide-y divide-line rounded-lg border border-line" aria-label="Open assignments">
        {rows.map((row) => (
          <OpenRow
            key={row.id}
            {...{ workspace, row, today, now }}
            chosen={chosen.has(row.id)}
            onChoose={analysts ? () => toggle(row.id) : null}
          />
        ))}
      </ul>
    </div>
  );
}

function left(count: number, words: string): string {
  return count === 0 ? "" : ` ${count} ${words}.`;
}
