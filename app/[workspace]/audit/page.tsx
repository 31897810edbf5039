import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { buttonClass } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { logEntries } from "@/lib/data/log-entries";
import { logState } from "@/lib/data/log-state";
import { readLogAsked, writeLogAsked } from "@/lib/domain/audit/log-asked";
import { mayErase, maySeeBundles, maySeeLog } from "@/lib/domain/policy";
import { pageViewer } from "@/lib/pipeline/session";
import { LogFilter } from "./_components/log-filter";
import { LogList } from "./_components/log-list";
import { FrozenNote, LogStateCard } from "./_components/log-state-card";

export const metadata: Metadata = { title: "Log" };
const pageSize = 50;

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Everything that happened in the workspace, newest first, with its place in the log. */
export default async function LogPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const viewer = await pageViewer(workspace);
  if (!maySeeLog(viewer)) notFound();
  const asked = readLogAsked(await searchParams);
  const [page, state] = await Promise.all([logEntries(viewer, asked, pageSize), logState(viewer)]);
  const { frozen } = state.current;
  const here = `/${workspace}/audit`;
  const older = page.next === null ? null : `${here}?${writeLogAsked({ ...asked, before: page.next })}`;
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-4 px-4 py-6">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="flex-1">Log</h1>
        {mayErase(viewer) ? (
          <Link className={buttonClass("quiet")} href={`${here}/erase`} prefetch={false}>
            Erase …
          </Link>
        ) : null}
        {maySeeBundles(viewer) ? (
          <Link className={buttonClass()} href={`${here}/bundles`} prefetch={false}>
            Bundles for outsiders
          </Link>
        ) : null}
      </div>
      {page.blind ? frozen && <FrozenNote frozen={frozen} role={viewer.role} /> : <LogStateCard state={state} role={viewer.role} />}
      <LogFilter asked={asked} people={page.people} />
      {page.blind ? (
        <p className="rounded bg-paper-2 px-3 py-2 text-sm text-ink-2">
          You still have to assess some claims without seeing others’ work: what others did there is left out, and places in the log are not
          shown.
        </p>
      ) : null}
      {page.entries.length === 0 ? (
        <EmptyState title="No entry">
          <p>Nothing that you may see matches. Drafts are their author’s alone and are not listed.</p>
          <Link href={here}>Show the whole log</Link>
        </EmptyState>
      ) : (
        <LogList workspace={workspace} entries={page.entries} />
      )}
      {older ? (
        <Link className={`${buttonClass()} self-start`} href={older} prefetch={false}>
          Earlier entries
        </Link>
      ) : null}
    </div>
  );
}
