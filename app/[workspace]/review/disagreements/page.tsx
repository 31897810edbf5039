import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { buttonClass } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { TagBadge } from "@/app/_ui/tag-badge";
import { When } from "@/app/_ui/when";
import { type Disagreement, readDisagreements } from "@/lib/data/disagreements";
import { disagreementCodes, disagreementMeaning } from "@/lib/domain/adjudication";
import { readCursor, writeCursor } from "@/lib/domain/list-cursor";
import { maySeeQueue } from "@/lib/domain/policy";
import { pageViewer } from "@/lib/pipeline/session";

export const metadata: Metadata = { title: "Disagreements" };
const pageSize = 25;

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ code?: string; before?: string }> };

/** Why assessments differed, how often, and each with the way to its claim: so that the guidelines can be mended. */
export default async function DisagreementsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const search = await searchParams;
  const viewer = await pageViewer(workspace);
  if (!maySeeQueue(viewer)) notFound();
  const code = disagreementCodes.find((known) => known === search.code) ?? null;
  const before = readCursor(search.before);
  const { counts, rows, next } = await readDisagreements(viewer, { code, before, limit: pageSize });
  const all = disagreementCodes.reduce((sum, known) => sum + counts[known], 0);
  const here = `/${workspace}/review/disagreements`;
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-4 px-4 py-6">
      <p className="text-sm">
        <Link href={`/${workspace}/review`} prefetch={false}>
          ← Review
        </Link>
      </p>
      <h1>Disagreements</h1>
      <p className="text-sm text-ink-2">
        Each time that differing assessments were settled by adjudication. What comes often is a place where the guidelines can be mended.
      </p>
      {all === 0 ? (
        <EmptyState title="Nothing has been adjudicated yet">
          <p>
            When the assessments of a claim differ in tag or basis, somebody who made none of them settles it, and says why they differed.
          </p>
        </EmptyState>
      ) : (
        <>
          <table className="w-full text-left text-sm">
            <caption className="sr-only">How often assessments differed, by reason</caption>
            <thead>
              <tr className="border-b border-line-strong">
                <th scope="col" className="py-1 pr-3">
                  Why they differed
                </th>
                <th scope="col" className="py-1 text-right">
                  Times
                </th>
              </tr>
            </thead>
            <tbody>
              {disagreementCodes
                .toSorted((a, b) => counts[b] - counts[a])
                .map((known) => (
                  <tr key={known} className={`border-b border-line ${known === code ? "bg-accent-soft" : ""}`}>
                    <th scope="row" className="py-1 pr-3 font-normal">
                      {counts[known] === 0 ? (
                        <span className="text-ink-2">{disagreementMeaning[known]}</span>
                      ) : (
                        <Link href={`${here}?code=${known}`} prefetch={false} aria-current={known === code ? "true" : undefined}>
                          {disagreementMeaning[known]}
                        </Link>
                      )}
                    </th>
                    <td className="py-1 text-right tabular-nums">{counts[known]}</td>
                  </tr>
                ))}
            </tbody>
          </table>
          {code ? (
            <p>
              <Link href={here} prefetch={false}>
                Show all {all}
              </Link>
            </p>
          ) : null}
          <ol aria-label="Adjudications" className="divide-y divide-line rounded-lg border border-line">
            {rows.map((row) => (
              <Row key={row.id} workspace={workspace} row={row} />
            ))}
          </ol>
          {next ? (
            <p>
              <Link
                className={buttonClass()}
                href={`${here}?${new URLSearchParams({ ...(code ? { code } : {}), before: writeCursor(next) })}`}
              >
                Earlier ones
              </Link>
            </p>
          ) : null}
        </>
      )}
    </div>
  );
}

function Row({ workspace, row }: { workspace: string; row: Disagreement }) {
  return (
    <li className="flex flex-col gap-1 px-4 py-3">
      <p dir="auto">
        <span className="mr-2 text-ink-2">{row.number}</span>
        <Link href={`/${workspace}/review/${row.claimId}`} prefetch={false}>
          {row.statement}
        </Link>
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
        {row.differing.map(({ analyst, tag, basis }) => (
          <span key={`${analyst} ${tag} ${basis}`} className="flex items-center gap-1">
            {analyst}: <TagBadge tag={tag} basis={basis} />
          </span>
        ))}
        <span aria-hidden="true">→</span>
        <span className="flex items-center gap-1">
          settled: <TagBadge tag={row.tag} basis={row.basis} />
        </span>
        {row.stands ? null : <span className="text-ink-2">opened again or settled anew since</span>}
      </p>
      <p className="text-sm">{disagreementMeaning[row.reasonCode]}</p>
      <blockquote dir="auto" className="border-l-2 border-line-strong pl-2 text-sm whitespace-pre-wrap wrap-anywhere">
        {row.reasons}
      </blockquote>
      <p className="text-xs text-ink-2">
        {row.adjudicator}, <When iso={row.at.toISOString()} /> · {row.articleTitle}
      </p>
    </li>
  );
}
