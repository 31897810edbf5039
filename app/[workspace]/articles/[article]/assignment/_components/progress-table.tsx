import type { AnalystProgress } from "@/lib/data/assignment-overview";
import { daysUntouched } from "@/lib/domain/assignment";

const cell = "px-3 py-1.5";

/** How far each analyst is with the article. */
export function ProgressTable({ progress, now }: { progress: readonly AnalystProgress[]; now: Date }) {
  return (
    <div className="overflow-x-auto rounded-lg border border-line" tabIndex={0} role="region" aria-labelledby="progress">
      <table className="w-full text-sm">
        <thead className="bg-paper-2 text-left">
          <tr>
            {["Analyst", "Handed in", "Open", "of these begun", "overdue", "Longest untouched"].map((head, i) => (
              <th key={head} scope="col" className={`${cell} font-medium ${i > 0 ? "text-right" : ""}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {progress.map(({ userId, name, done, open, begun, overdue, touchedAt }) => (
            <tr key={userId}>
              <th scope="row" className={`${cell} text-left font-normal`}>
                {name}
              </th>
              <td className={`${cell} text-right`}>
                {done} of {done + open}
              </td>
              <td className={`${cell} text-right`}>{open}</td>
              <td className={`${cell} text-right`}>{begun}</td>
              <td className={`${cell} text-right`}>
                {overdue > 0 ? <span className="rounded bg-danger-soft px-1.5">{overdue} overdue</span> : "–"}
              </td>
              <td className={`${cell} text-right`}>{touchedAt ? untouched(daysUntouched(touchedAt, now)) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How long something has lain, in words. */
export function untouched(days: number): string {
  return days === 0 ? "worked on today" : days === 1 ? "1 day" : `${days} days`;
}
