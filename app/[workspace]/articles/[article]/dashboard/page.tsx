import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { EmptyState } from "@/app/_ui/empty-state";
import { Figure } from "@/app/_ui/figure";
import { readDashboard } from "@/lib/data/dashboard";
import { readRatings } from "@/lib/data/ratings";
import { readAsked } from "@/lib/domain/agreement-asked";
import { dispositions } from "@/lib/domain/coverage";
import { isUuid } from "@/lib/domain/ids";
import { maySeeAgreement } from "@/lib/domain/policy";
import { type Stance, stances } from "@/lib/domain/stances";
import { bases, type Tag, tagOfBasis } from "@/lib/domain/tags";
import { orNotFound } from "@/lib/pipeline/or-not-found";
import { pageViewer } from "@/lib/pipeline/session";
import { AgreementSummary } from "./_components/agreement-summary";
import { type Bar, Bars } from "./_components/bars";
import { GradeMatrix } from "./_components/grade-matrix";
import { Timeline } from "./_components/timeline";

export const metadata: Metadata = { title: "Dashboard" };

const patternOf: Record<Tag, Bar["pattern"]> = { evidenced: "solid", contested: "stripes", unsupported: "dashes" };
const lookOf: Record<Stance, Pick<Bar, "fill" | "pattern">> = {
  supports: { fill: "var(--tag-evidenced)", pattern: "solid" },
  refutes: { fill: "var(--tag-unsupported)", pattern: "dashes" },
  qualifies: { fill: "var(--tag-contested)", pattern: "stripes" },
  context: { fill: "var(--tag-open)", pattern: "dots" },
};

export default async function DashboardPage({ params }: { params: Promise<{ workspace: string; article: string }> }) {
  const { workspace, article } = await params;
  const viewer = await pageViewer(workspace);
  if (!isUuid(article)) notFound();
  const { title, claims, verdicts, coverage, links, days } = await orNotFound(readDashboard(viewer, article));
  const asked = readAsked({ article });
  const agreement = maySeeAgreement(viewer)
    ? { tag: await readRatings(viewer, asked, "tag"), basis: await readRatings(viewer, asked, "basis") }
    : null;
  const settled = verdicts.reduce((sum, verdict) => sum + verdict.claims, 0);
  const sentences = coverage.reduce((sum, part) => sum + part.sentences, 0);
  const byBasis = bases.map((basis) => ({
    basis,
    tag: tagOfBasis(basis),
    claims: verdicts.find((verdict) => verdict.basis === basis)?.claims ?? 0,
  }));
  const ledger = [...dispositions, null].map((disposition) => ({
    label: disposition?.replaceAll("-", " ") ?? "open",
    open: disposition === null,
    ...(coverage.find((part) => part.disposition === disposition) ?? { sentences: 0, characters: 0 }),
  }));
  const byStance = stances.map((stance) => ({
    stance,
    links: links.filter((link) => link.stance === stance).reduce((sum, link) => sum + link.links, 0),
  }));
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-5 px-4 py-6">
      <div>
        <p className="text-sm">
          <Link href={`/${workspace}/articles/${article}`}>← {title}</Link>
        </p>
        <h1>Dashboard</h1>
        <p className="text-sm text-ink-2">
          {settled} of {claims} claims settled; {sentences - (ledger.at(-1)?.sentences ?? 0)} of {sentences} sentences done.
        </p>
      </div>
      {claims === 0 ? (
        <EmptyState title="Nothing to count yet">
          <p>Once claims are made, tagged and settled, this page shows how the article stands up.</p>
        </EmptyState>
      ) : null}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Figure
          title="Verdicts by tag and basis"
          columns={["Tag", "Basis", "Claims"]}
          rows={[...byBasis.map((row) => [row.tag, row.basis, row.claims]), ["open", "", claims - settled]]}
          plot={
            <Bars
              label="Verdicts"
              bars={[
                ...byBasis.map((row) => ({
                  label: `${row.tag}: ${row.basis}`,
                  value: row.claims,
                  fill: `var(--tag-${row.tag})`,
                  pattern: patternOf[row.tag],
                })),
                { label: "open", value: claims - settled, fill: "var(--tag-open)", pattern: "dots" as const },
              ]}
            />
          }
        />
        <Figure
          title="Coverage of the article"
          columns={["Disposition", "Sentences", "Characters"]}
          rows={ledger.map((row) => [row.label, row.sentences, row.characters])}
          plot={
            <Bars
              label="Sentences"
              bars={ledger.map((row) => ({
                label: row.label,
                value: row.sentences,
                fill: row.open ? "var(--tag-open)" : "var(--accent)",
                pattern: row.open ? ("dots" as const) : ("solid" as const),
              }))}
            />
          }
        />
        <Figure
          title="Evidence by stance"
          columns={["Stance", "Links"]}
          rows={byStance.map((row) => [row.stance, row.links])}
          plot={<Bars label="Links" bars={byStance.map((row) => ({ label: row.stance, value: row.links, ...lookOf[row.stance] }))} />}
        />
        <Figure
          title="Evidence by grade: reliability A–F, credibility 1–6"
          columns={["Reliability", "Credibility", "Stance", "Links"]}
          rows={links.map((row) => [row.reliability, row.credibility, row.stance, row.links])}
          plot={<GradeMatrix links={links} />}
        />
        <Figure
          title="Timeline"
          columns={["Day (UTC)", "Acts", "Claims settled"]}
          rows={days.map((day) => [day.day, day.acts, day.settled])}
          plot={<Timeline days={days} />}
        />
      </div>
      {agreement ? <AgreementSummary workspace={workspace} articleId={article} {...agreement} /> : null}
    </div>
  );
}
