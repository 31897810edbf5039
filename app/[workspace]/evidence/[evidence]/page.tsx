import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { buttonClass } from "@/app/_ui/button";
import { When } from "@/app/_ui/when";
import { listSources, readEvidence } from "@/lib/data/evidence-list";
import { reliabilityMeaning } from "@/lib/domain/grades";
import { isUuid } from "@/lib/domain/ids";
import { mayAnalyse } from "@/lib/domain/policy";
import { orNotFound } from "@/lib/pipeline/or-not-found";
import { pageViewer } from "@/lib/pipeline/session";
import { EvidenceForm } from "./_components/evidence-form";

export const metadata: Metadata = { title: "Evidence" };

export default async function EvidenceFactsPage({ params }: { params: Promise<{ workspace: string; evidence: string }> }) {
  const { workspace, evidence: id } = await params;
  const viewer = await pageViewer(workspace);
  if (!isUuid(id)) notFound();
  const evidence = await orNotFound(readEvidence(viewer, id));
  const { snapshot, source } = evidence;
  const facts: [string, React.ReactNode][] = [
    ["Source", `${source.name} — ${source.reliability}, ${reliabilityMeaning[source.reliability]}`],
    ["Origin", source.origin],
    ["Published on", evidence.publishedOn ?? "not dated"],
    [
      "Address",
      evidence.url ? (
        <a href={evidence.url} rel="noreferrer noopener" target="_blank">
          {evidence.url}
        </a>
      ) : (
        "none"
      ),
    ],
    ["Frozen at", <When key="at" iso={snapshot.fetchedAt.toISOString()} />],
    [
      "Answer of the server",
      snapshot.status ? `HTTP ${snapshot.status}` : `none: ${evidence.intake === "typed" ? "typed by a person" : "a file"}`,
    ],
    ["Kind", `${snapshot.mediaType}, ${snapshot.byteLength.toLocaleString("en")} bytes`],
    [
      "SHA-256 of the bytes",
      <code key="bytes" className="break-all">
        {snapshot.sha256}
      </code>,
    ],
    [
      "SHA-256 of the text",
      <code key="text" className="break-all">
        {snapshot.textSha256}
      </code>,
    ],
  ];
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-6 px-4 py-6">
      <div>
        <p className="text-sm">
          <Link href={`/${workspace}/evidence`}>← Evidence</Link>
        </p>
        <h1>{evidence.title}</h1>
      </div>
      <dl className="grid grid-cols-[minmax(6rem,12rem)_1fr] gap-x-4 gap-y-1 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a className={buttonClass()} href={`/${workspace}/evidence/${id}/file`}>
          Download the frozen file
        </a>
      </p>
      {mayAnalyse(viewer) ? <EvidenceForm workspace={workspace} evidence={evidence} sources={await listSources(viewer)} /> : null}
      <section>
        <h2 className="mb-2">Claims that it serves</h2>
        {evidence.links.length === 0 ? <p className="text-sm text-ink-2">None at present.</p> : null}
        <ul className="flex flex-col gap-3">
          {evidence.links.map((link) => (
            <li key={link.id} className="text-sm">
              <p>
                <strong>{link.stance}</strong> <Link href={`/${workspace}/claims/${link.claim.id}`}>{link.claim.statement}</Link>
              </p>
              <blockquote className="border-l-2 border-line-strong pl-3 font-reading">{link.exact}</blockquote>
              <p className="text-xs text-ink-2">
                {link.claim.article.title}, claim {link.claim.number} · credibility {link.credibility}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2 className="mb-2">The frozen text</h2>
        <div
          className="max-h-[60dvh] overflow-auto rounded border border-line p-4 font-reading whitespace-pre-wrap"
          tabIndex={0}
          role="region"
          aria-label="The frozen text"
        >
          {snapshot.text}
        </div>
      </section>
    </div>
  );
}
