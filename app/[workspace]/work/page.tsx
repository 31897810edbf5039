import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { claimsToAssess, claimsToMend, countFree, workCounts } from "@/lib/data/my-work";
import { unreadMentions } from "@/lib/data/news";
import { readReviewQueue } from "@/lib/data/review-queue";
import { dayOf } from "@/lib/domain/days";
import { mayAnalyse, maySeeQueue } from "@/lib/domain/policy";
import { pageViewer } from "@/lib/pipeline/session";
import { Mending } from "./_components/mending";
import { Mentions } from "./_components/mentions";
import { Nothing, Section } from "./_components/section";
import { TakeNext } from "./_components/take-next";
import { ToAssessRow } from "./_components/to-assess-row";
import { ToReview } from "./_components/to-review";
import { readWorkCursor, workCursor } from "./_components/work-cursor";

export const metadata: Metadata = { title: "My work" };
const pageSize = 25;
const mostFree = 500;
const noFilter = { articleId: null, analystId: null, mark: null };

/** What waits for whoever looks: to assess, to mend, to review, to settle, to answer. */
export default async function WorkPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ after?: string }>;
}) {
  const { workspace } = await params;
  const { after } = await searchParams;
  const viewer = await pageViewer(workspace);
  const today = dayOf(new Date());
  const assesses = mayAnalyse(viewer);
  const [counts, toAssess, toMend, mentions, free, queue] = await Promise.all([
    workCounts(viewer, today),
    claimsToAssess(viewer, { after: readWorkCursor(after), limit: pageSize + 1 }),
    claimsToMend(viewer, pageSize),
    unreadMentions(viewer, pageSize),
    assesses ? countFree(viewer, mostFree + 1) : 0,
    maySeeQueue(viewer) ? readReviewQueue(viewer, { order: "age", filter: noFilter, after: null, limit: 1 }) : null,
  ]);
  const rows = toAssess.slice(0, pageSize);
  const last = rows.at(-1);
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-8 px-4 py-6">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="flex-1">My work</h1>
        {assesses ? <TakeNext workspace={workspace} free={free} most={mostFree} /> : null}
      </div>
      {assesses ? (
        <Section id="to-assess" title="To assess" count={counts.toAssess}>
          {counts.overdue > 0 ? <p className="text-sm">{counts.overdue} of them overdue.</p> : null}
          {rows.length === 0 ? (
            <Nothing>
              Nothing to assess. A claim comes here when a lead assigns it to you, when you take the next one from the queue, or when you
              begin a draft of your own accord.
            </Nothing>
          ) : (
            <ul className="divide-y divide-line rounded-lg border border-line">
              {rows.map((work) => (
                <ToAssessRow key={work.claimId} {...{ workspace, work, today }} />
              ))}
            </ul>
          )}
          <p className="flex gap-2">
            {toAssess.length > pageSize && last ? (
              <Link className={buttonClass()} href={`/${workspace}/work?after=${workCursor(last)}`}>
                What comes later
              </Link>
            ) : null}
            {after ? (
              <Link className={buttonClass("quiet")} href={`/${workspace}/work`}>
                From the beginning
              </Link>
            ) : null}
          </p>
        </Section>
      ) : null}
      {assesses ? (
        <Section id="returned" title="Returned to me" count={counts.toMend}>
          <Mending workspace={workspace} list={toMend} />
        </Section>
      ) : null}
      {queue ? <ToReview workspace={workspace} waiting={queue.waiting} differing={queue.marks.disagreement} /> : null}
      <Section id="mentions" title="Mentions" count={counts.mentions}>
        <Mentions workspace={workspace} list={mentions} />
      </Section>
    </div>
  );
}
