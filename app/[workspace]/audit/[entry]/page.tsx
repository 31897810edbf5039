import type { Metadata } from "next";
import Link from "next/link";
import { logEntry } from "@/lib/data/log-entries";
import { acts } from "@/lib/domain/audit/event";
import { writeLogAsked } from "@/lib/domain/audit/log-asked";
import { mayErase, maySeeLog } from "@/lib/domain/policy";
import { orNotFound } from "@/lib/pipeline/or-not-found";
import { pageViewer } from "@/lib/pipeline/session";
import { EntryDetails } from "../../_history/entry-details";
import { OfClaim } from "../../_history/of-claim";
import { CopyText } from "../_components/copy-text";
import { Place } from "../../_history/place";
import { VerifyNow } from "./_components/verify-now";

export const metadata: Metadata = { title: "Entry of the log" };

type Props = { params: Promise<{ workspace: string; entry: string }> };

/** One entry of the log: what it says, where it stands, and the proof of it, recomputed here. */
export default async function EntryPage({ params }: Props) {
  const { workspace, entry: id } = await params;
  const viewer = await pageViewer(workspace);
  const entry = await orNotFound(logEntry(viewer, id));
  const log = `/${workspace}/audit`;
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-4 px-4 py-6">
      {maySeeLog(viewer) ? (
        <p className="text-sm">
          <Link href={log} prefetch={false}>
            ← Log
          </Link>
        </p>
      ) : null}
      <h1>
        {entry.actor.name ?? entry.actor.pseudonym} {acts[entry.act] ?? entry.act}
      </h1>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 text-sm">
        <dt className="text-ink-2">When</dt>
        <dd>
          <time dateTime={entry.at}>{entry.at.replace("T", " ").replace("Z", " UTC")}</time>
        </dd>
        <dt className="text-ink-2">Who</dt>
        <dd>
          {entry.actor.name ?? "software"} <span className="text-ink-2">({entry.actor.pseudonym} in the log)</span>
        </dd>
        <dt className="text-ink-2">What</dt>
        <dd className="wrap-anywhere">
          {maySeeLog(viewer) ? (
            <Link href={`${log}?${writeLogAsked({ object: entry.object })}`} prefetch={false}>
              {entry.object}
            </Link>
          ) : (
            entry.object
          )}
          , version {entry.version}
          <OfClaim workspace={workspace} claim={entry.claim} />
        </dd>
        {entry.place ? (
          <>
            <dt className="text-ink-2">Place</dt>
            <dd>
              <Place place={entry.place} /> <span className="wrap-anywhere text-ink-2">in {entry.place.log}</span>
            </dd>
          </>
        ) : null}
      </dl>
      <section aria-label="What it says" className="text-sm">
        <EntryDetails entry={entry} />
      </section>
      {mayErase(viewer) && Object.values(entry.parts).some((part) => part.state === "shown") ? (
        <p className="text-sm">
          <Link href={`${log}/erase?entry=${entry.id}`} prefetch={false}>
            Erase what it says …
          </Link>
        </p>
      ) : null}
      <CopyText label="Fingerprint of the entry (SHA-256 of its leaf)" text={entry.leafHash} />
      {entry.place?.signed ? (
        <VerifyNow address={`${log}/${entry.id}/proof`} />
      ) : entry.place ? (
        <p className="text-sm text-ink-2">It can be proved as soon as a signed checkpoint covers it, usually within a second.</p>
      ) : null}
    </div>
  );
}
