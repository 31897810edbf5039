import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { inputClass } from "@/app/_ui/input-class";
import { Marked } from "@/app/_ui/marked";
import { listEvidence } from "@/lib/data/evidence-list";
import { pageOf, readCursor, writeCursor } from "@/lib/domain/list-cursor";
import { pageViewer } from "@/lib/pipeline/session";

export const metadata: Metadata = { title: "Evidence" };
const pageSize = 50;
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

export default async function EvidencePage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ q?: string; before?: string }>;
}) {
  const { workspace } = await params;
  const search = await searchParams;
  const viewer = await pageViewer(workspace);
  const words = (search.q ?? "").slice(0, 300);
  const found = await listEvidence(viewer, { words, before: readCursor(search.before), limit: pageSize + 1 });
  const { rows: evidence, last } = pageOf(found, pageSize);
  return (
    <div className="mx-auto w-full max-w-4xl px-4 py-6">
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <h1 className="flex-1">Evidence</h1>
        <Link href={`/${workspace}/evidence/sources`} className={buttonClass()}>
          Sources
        </Link>
      </div>
      <form className="mb-4 flex items-end gap-2" role="search">
        <label className="flex flex-1 flex-col text-sm">
          Words in titles, addresses and sources
          <input name="q" type="search" defaultValue={words} className={inputClass} />
        </label>
        <button type="submit" className={buttonClass("primary")}>
          Search
        </button>
      </form>
      {evidence.length === 0 ? (
        <EmptyState title={words ? "No evidence found" : "No evidence yet"}>
          <p>
            Evidence is added from a claim: take one in hand and link what supports or refutes it. Each document is frozen with its hash,
            and may serve many claims.
          </p>
        </EmptyState>
      ) : (
        <ol className="divide-y divide-line rounded-lg border border-line">
          {evidence.map((item) => (
            <li key={item.id} className="px-4 py-2">
              <Link className="font-medium" href={`/${workspace}/evidence/${item.id}`} prefetch={false}>
                <Marked text={item.title} words={words} />
              </Link>
              <p className="text-sm text-ink-2">
                {item.source} ({item.reliability}
                {item.origin === item.source ? "" : `, origin ${item.origin}`})
                {item.publishedOn ? ` · ${day.format(item.publishedOn)}` : ""} · {item.links} {item.links === 1 ? "claim" : "claims"}
              </p>
            </li>
          ))}
        </ol>
      )}
      {last ? (
        <Link
          className={`${buttonClass()} mt-4`}
          href={`/${workspace}/evidence?${new URLSearchParams({ q: words, before: writeCursor({ at: last.createdAt, id: last.id }) })}`}
        >
          More evidence
        </Link>
      ) : null}
    </div>
  );
}
