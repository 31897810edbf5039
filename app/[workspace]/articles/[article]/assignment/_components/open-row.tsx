import Link from "next/link";
import { Due } from "@/app/_ui/due";
import type { OpenAssignment } from "@/lib/data/assignment-overview";
import { daysUntouched } from "@/lib/domain/assignment";
import { untouched } from "./progress-table";

type Props = {
  workspace: string;
  row: OpenAssignment;
  today: string;
  now: Date;
  chosen: boolean;
  /** null: not to be chosen */
  onChoose: (() => void) | null;
};

export function OpenRow({ workspace, row, today, now, chosen, onChoose }: Props) {
  const { analyst, claimId, number, statement, dueOn, touchedAt, begun } = row;
  const days = daysUntouched(touchedAt, now);
  return (
    <li className="flex items-baseline gap-3 px-4 py-1.5 text-sm">
      {onChoose ? <input type="checkbox" aria-label={`${analyst}: claim ${number}`} checked={chosen} onChange={onChoose} /> : null}
      <span className="w-40 shrink-0">{analyst}</span>
      <span className="min-w-0 flex-1">
        <Link href={`/${workspace}/claims/${claimId}`} prefetch={false} className="line-clamp-2">
          <span className="mr-1">{number}</span> {statement}
        </Link>
        <span className="flex flex-wrap gap-x-3 text-xs text-ink-2">
          <Due dueOn={dueOn} today={today} />
          <span>{begun ? "begun" : "not begun"}</span>
          <span>{days === 0 ? "worked on today" : `untouched for ${untouched(days)}`}</span>
        </span>
      </span>
    </li>
  );
}
