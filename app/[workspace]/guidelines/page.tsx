import type { Metadata } from "next";
import Link from "next/link";
import { DiffText } from "@/app/_ui/diff-text";
import { EmptyState } from "@/app/_ui/empty-state";
import { MarkdownText } from "@/app/_ui/markdown";
import { When } from "@/app/_ui/when";
import { readGuidelines } from "@/lib/data/guidelines";
import { mayManage } from "@/lib/domain/policy";
import { orNotFound } from "@/lib/pipeline/or-not-found";
import { pageViewer } from "@/lib/pipeline/session";
import { GuidelinesForm } from "./_components/guidelines-form";

export const metadata: Metadata = { title: "Guidelines" };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ version?: string; changes?: string }> };

export default async function GuidelinesPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { version, changes } = await searchParams;
  const viewer = await pageViewer(workspace);
  const read = await orNotFound(readGuidelines(viewer, version && /^\d{1,6}$/.test(version) ? Number(version) : null));
  const latest = read?.versions[0]?.ordinal ?? 0;
  const here = `/${workspace}/guidelines`;
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-6">
      <div>
        <h1>Guidelines</h1>
        <p className="text-sm text-ink-2">
          How this workspace reads claims and applies tags and bases. Each assessment remembers the version it was handed in under.
        </p>
      </div>
      {read ? (
        <article aria-label={`Version ${read.shown.ordinal}`} className="rounded-lg border border-line p-4">
          <p className="mb-3 text-xs text-ink-2">
            Version {read.shown.ordinal}
            {read.shown.ordinal === latest ? ", which stands" : `; version ${latest} stands`} · {read.shown.by} ·{" "}
            <When iso={read.shown.at} />
            {read.shown.note ? ` · ${read.shown.note}` : ""}
          </p>
          {changes === "1" && read.before !== null ? (
            <p className="text-sm whitespace-pre-wrap wrap-anywhere">
              <DiffText before={read.before} after={read.shown.text} />
            </p>
          ) : (
            <MarkdownText text={read.shown.text} />
          )}
        </article>
      ) : (
        <EmptyState title="No guidelines yet">
          {mayManage(viewer)
            ? "Write down what you agree on: when a source counts as independent, what a date range covers, which of two tags holds in doubt."
            : "A lead can write them."}
        </EmptyState>
      )}
      {read && read.versions.length > 1 ? (
        <section aria-labelledby="versions">
          <h2 id="versions" className="mb-2">
            Versions
          </h2>
          <ul className="divide-y divide-line rounded-lg border border-line">
            {read.versions.map(({ ordinal, note, by, at }) => (
              <li key={ordinal} className="flex flex-wrap gap-x-4 px-4 py-2 text-sm">
                <Link href={`${here}?version=${ordinal}`} aria-current={ordinal === read.shown.ordinal ? "page" : undefined}>
                  Version {ordinal}
                </Link>
                {ordinal > 1 ? <Link href={`${here}?version=${ordinal}&changes=1`}>its changes</Link> : null}
                <span className="min-w-32 flex-1">{note}</span>
                <span className="text-ink-2">
                  {by} · <When iso={at} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {mayManage(viewer) && (!read || read.shown.ordinal === latest) ? (
        <GuidelinesForm key={latest} workspace={workspace} standing={{ version: latest, text: read?.shown.text ?? "" }} />
      ) : null}
    </div>
  );
}
