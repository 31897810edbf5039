import Link from "next/link";
import { acts } from "@/lib/domain/audit/event";
import type { HistoryEntry } from "@/lib/domain/history/entry";
import { EntryDetails } from "./entry-details";
import { Place } from "./place";

/** What happened, newest first, day by day: who, when, what, before and after. */
export function History({ workspace, entries }: { workspace: string; entries: readonly HistoryEntry[] }) {
  if (entries.length === 0) return <p className="text-sm text-ink-2">Nothing has happened yet that you can see.</p>;
  return (
    <div className="flex flex-col gap-4">
      {daysOf(entries).map(({ day, entries: ofDay }) => (
        <section key={day} aria-label={day}>
          <h3 className="border-b border-line text-sm text-ink-2">
            <time dateTime={day}>{dayName.format(new Date(`${day}T00:00:00Z`))}</time>
          </h3>
          <ol className="flex flex-col">
            {ofDay.map((entry) => (
              <li key={entry.id} className="border-b border-line py-2 text-sm">
                <p>
                  <time dateTime={entry.at} className="mr-2 tabular-nums text-ink-2">
                    {entry.at.slice(11, 16)} <abbr title="Coordinated Universal Time">UTC</abbr>
                  </time>
                  <strong className="font-medium">{entry.actor.name ?? entry.actor.pseudonym}</strong> {acts[entry.act] ?? entry.act}
                  <span className="ml-2 text-xs text-ink-2">
                    <Link href={`/${workspace}/audit/${entry.id}`} prefetch={false}>
                      entry<span className="sr-only"> in the log: {acts[entry.act] ?? entry.act}</span>
                    </Link>{" "}
                    <Place place={entry.place} />
                  </span>
                </p>
                <EntryDetails entry={entry} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

const dayName = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" });

function daysOf(entries: readonly HistoryEntry[]): { day: string; entries: HistoryEntry[] }[] {
  const days: { day: string; entries: HistoryEntry[] }[] = [];
  for (const entry of entries) {
    const day = entry.at.slice(0, 10);
    if (days.at(-1)?.day !== day) days.push({ day, entries: [] });
    days.at(-1)!.entries.push(entry);
  }
  return days;
}
