"use client";
import type { UsedPassage } from "@/lib/domain/differences";

/** What somebody took from one piece of evidence, and in which sense. */
export function UsedPassages({ passages }: { passages: readonly UsedPassage[] }) {
  if (passages.length === 0) return <span className="text-ink-2 italic">not linked</span>;
  return (
    <ul className="flex flex-col gap-1">
      {passages.map(({ id, stance, credibility, exact, note }) => (
        <li key={id}>
          {stance}, credibility {credibility}: <q className="font-reading">{exact}</q>
          {note ? <span className="block whitespace-pre-wrap">{note}</span> : null}
        </li>
      ))}
    </ul>
  );
}
