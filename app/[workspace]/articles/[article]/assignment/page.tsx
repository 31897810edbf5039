import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { buttonClass } from "@/app/_ui/button";
import { inputClass } from "@/app/_ui/input-class";
import { type ArticleAssignment, type OpenAsked, openAssignments, readArticleAssignment } from "@/lib/data/assignment-overview";
import { usualStaleDays } from "@/lib/domain/assignment";
import { dayOf } from "@/lib/domain/days";
import { isUuid } from "@/lib/domain/ids";
import { readCursor, writeCursor } from "@/lib/domain/list-cursor";
import { mayAssign } from "@/lib/domain/policy";
import { orNotFound } from "@/lib/pipeline/or-not-found";
import { pageViewer } from "@/lib/pipeline/session";
import { ArticlePlan } from "./_components/article-plan";
import { OpenList } from "./_components/open-list";
import { ProgressTable } from "./_components/progress-table";

export const metadata: Metadata = { title: "Assignment" };
const pageSize = 100;
const dayMs = 86_400_000;

type Search = { analyst?: string; days?: string; after?: string };

/** Who assesses an article, until when, how far they are, and what has gone stale. */
export default async function AssignmentPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string; article: string }>;
  searchParams: Promise<Search>;
}) {
  const { workspace, article: articleId } = await params;
  const search = await searchParams;
  const viewer = await pageViewer(workspace);
  if (!isUuid(articleId)) notFound();
  const now = new Date();
  const today = dayOf(now);
  const { asked, days } = readSearch(search, now);
  const assignment = await orNotFound(readArticleAssignment(viewer, articleId, today));
  const found = await orNotFound(openAssignments(viewer, articleId, asked));
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  const { title, plan, version, facts, analysts, progress, places, blind } = assignment;
  const leads = mayAssign(viewer);
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-8 px-4 py-6">
      <div>
        <p className="text-sm">
          <Link href={`/${workspace}/articles/${articleId}`}>← {title}</Link>
        </p>
        <h1>Assignment</h1>
        <p className="text-ink-2">{placesWords(assignment)}</p>
      </div>
      {leads ? (
        <section aria-labelledby="plan" className="flex flex-col gap-3">
          <h2 id="plan">{plan ? "The plan" : "Make a plan"}</h2>
          <ArticlePlan {...{ workspace, articleId, plan, version, facts, analysts }} settled={places.settled} own={places.own} />
        </section>
      ) : null}
      <section aria-labelledby="progress" className="flex flex-col gap-2">
        <h2 id="progress">How far everybody is</h2>
        {progress.length === 0 ? (
          <p className="text-sm text-ink-2">Nobody has a claim of this article yet.</p>
        ) : (
          <ProgressTable progress={progress} now={now} />
        )}
        {blind > 0 ? (
          <p className="text-sm text-ink-2">
            {blind === 1 ? "1 claim is" : `${blind} claims are`} yours to assess: until you have handed in, what others do with{" "}
            {blind === 1 ? "it" : "them"} is not shown to you here either.
          </p>
        ) : null}
      </section>
      <section aria-labelledby="open" className="flex flex-col gap-2">
        <h2 id="open">Open</h2>
        <form className="flex flex-wrap items-end gap-2" role="search">
          <label className="flex flex-col text-sm">
            Analyst
            <select name="analyst" defaultValue={asked.analystId ?? ""} className={`${inputClass} min-h-8`}>
              <option value="">all</option>
              {progress.map(({ userId, name }) => (
                <option key={userId} value={userId}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label className="flex w-48 flex-col text-sm">
            Untouched for days
            <input
              name="days"
              type="number"
              min={1}
              max={3650}
              defaultValue={days ?? ""}
              placeholder={`any; ${usualStaleDays} is usual`}
              className={inputClass}
            />
          </label>
          <button type="submit" className={buttonClass()}>
            List
          </button>
        </form>
        {rows.length === 0 ? (
          <p className="text-sm text-ink-2">{days || asked.analystId ? "Nothing open is like this." : "Nothing is open."}</p>
        ) : (
          <OpenList {...{ workspace, rows, today, now }} analysts={leads ? analysts : null} untouchedDays={days} />
        )}
        {found.length > pageSize && last ? (
          <p>
            <Link className={buttonClass()} href={`?${nextPage(search, last)}`}>
              What was touched later
            </Link>
          </p>
        ) : null}
      </section>
    </div>
  );
}

function placesWords({ places, facts, plan }: ArticleAssignment): string {
  const { wanted, taken, done, free } = places;
  if (wanted === 0 && taken === 0) return plan ? "No claim is wanted at the moment." : "Nobody has said yet who assesses this article.";
  return `${wanted} wanted, ${taken} taken, ${done} handed in, ${free} free in the queue; ${facts.claims} ${facts.claims === 1 ? "claim is" : "claims are"} not settled.`;
}

function readSearch(search: Search, now: Date): { asked: OpenAsked; days: number | null } {
  const after = readCursor(search.after);
  const days = /^\d{1,4}$/.test(search.days ?? "") && Number(search.days) >= 1 ? Math.min(3650, Number(search.days)) : null;
  const asked = {
    analystId: search.analyst && isUuid(search.analyst) ? search.analyst : null,
    untouchedSince: days ? new Date(now.getTime() - days * dayMs) : null,
    after: after && { touchedAt: after.at, id: after.id },
    limit: pageSize + 1,
  };
  return { asked, days };
}

function nextPage({ analyst = "", days = "" }: Search, last: { touchedAt: Date; id: string }): URLSearchParams {
  return new URLSearchParams({ analyst, days, after: writeCursor({ at: last.touchedAt, id: last.id }) });
}
