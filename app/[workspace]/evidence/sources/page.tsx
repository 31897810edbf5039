import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/app/_ui/empty-state";
import { listSources } from "@/lib/data/evidence-list";
import { reliabilityMeaning } from "@/lib/domain/grades";
import { mayAnalyse } from "@/lib/domain/policy";
import { pageViewer } from "@/lib/pipeline/session";
import { NewSource } from "./_components/new-source";
import { SourceForm } from "./_components/source-form";

export const metadata: Metadata = { title: "Sources" };

export default async function SourcesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const viewer = await pageViewer(workspace);
  const sources = await listSources(viewer);
  const mayAct = mayAnalyse(viewer);
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-4 px-4 py-6">
      <div>
        <p className="text-sm">
          <Link href={`/${workspace}/evidence`}>← Evidence</Link>
        </p>
        <h1>Sources</h1>
        <p className="text-sm text-ink-2">
          Who stands behind evidence. Sources of one origin merely repeat each other: they count once where corroboration is asked for.
        </p>
      </div>
      {mayAct ? <NewSource workspace={workspace} /> : null}
      {sources.length === 0 ? (
        <EmptyState title="No sources yet">A source is added here, or with the first evidence from it.</EmptyState>
      ) : null}
      <ul className="divide-y divide-line">
        {sources.map((source) => (
          <li key={source.id} className="flex flex-col gap-1 py-2">
            <p>
              <strong>{source.name}</strong>{" "}
              <span className="text-sm text-ink-2">
                {source.reliability}, {reliabilityMeaning[source.reliability]} · origin: {source.origin} · {source.evidence}{" "}
                {source.evidence === 1 ? "piece" : "pieces"} of evidence
              </span>
            </p>
            {source.note ? <p className="text-sm">{source.note}</p> : null}
            {mayAct ? <SourceForm workspace={workspace} source={source} /> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
