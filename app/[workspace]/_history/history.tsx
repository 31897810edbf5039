import { acts } from "@/lib/domain/audit/event";
import type { HistoryEntry } from "@/lib/domain/history/entry";
import { EntryDetails } from "./entry-details";

/** What happened, newest first, day by day: who, when, what, before and after. */
export function History({
  entries,
  earlier = null,
  claimAddress,
}: {
  entries: readonly HistoryEntry[];
  /** Address of the page with what came before; null: there is nothing. */
  earlier?: string | null;
  /** Where an entry's claim is shown; leave it out on the claim's own page. */
  claimAddress?: (claimId: string) => string;
}) {
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
                  {entry.claim && claimAddress ? (
                    <>
                      {" "}
                      (<a href={claimAddress(entry.claim.id)}>claim {entry.claim.number}</a>)
                    </>
                  ) : null}
                </p>
                <EntryDetails entry={entry} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {earlier ? <a href={earlier}>What happened before</a> : null}
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
