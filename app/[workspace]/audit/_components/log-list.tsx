import Link from "next/link";
import { acts } from "@/lib/domain/audit/event";
import type { HistoryEntry } from "@/lib/domain/history/entry";
import { EntryDetails } from "../../_history/entry-details";
import { OfClaim } from "../../_history/of-claim";
import { Place } from "../../_history/place";

/** Entries, newest first: who did what to what, when, what changed, and where it stands in the log. */
export function LogList({ workspace, entries }: { workspace: string; entries: readonly HistoryEntry[] }) {
  return (
    <ol className="divide-y divide-line rounded-lg border border-line">
      {entries.map((entry) => (
        <li key={entry.id} className="grid gap-x-4 gap-y-1 px-4 py-2 text-sm sm:grid-cols-[1fr_max-content]">
          <div className="min-w-0">
            <p>
              <time dateTime={entry.at} className="mr-2 text-ink-2 tabular-nums">
                {entry.at.slice(0, 10)} {entry.at.slice(11, 19)} <abbr title="Coordinated Universal Time">UTC</abbr>
              </time>
              <strong className="font-medium">{entry.actor.name ?? entry.actor.pseudonym}</strong> {acts[entry.act] ?? entry.act}
              <OfClaim workspace={workspace} claim={entry.claim} />
            </p>
            <EntryDetails entry={entry} />
          </div>
          <p className="text-ink-2 sm:text-right">
            <Link href={`/${workspace}/audit/${entry.id}`} prefetch={false}>
              Entry
              <span className="sr-only"> : {acts[entry.act] ?? entry.act}</span>
            </Link>{" "}
            <Place place={entry.place} />
          </p>
        </li>
      ))}
    </ol>
  );
}
