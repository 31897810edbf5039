import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { When } from "@/app/_ui/when";
import { claimsToAssess, claimsToMend, countFree, type ToMend, workCounts } from "@/lib/data/my-work";
import { type NewsItem, unreadMentions } from "@/lib/data/news";
import { readReviewQueue } from "@/lib/data/review-queue";
import { reasonMeaning } from "@/lib/domain/assessments";
import { dayOf } from "@/lib/domain/days";
import { newsPath, saying } from "@/lib/domain/notifications";
import { mayAnalyse, maySeeQueue } from "@/lib/domain/policy";
import { pageViewer } from "@/lib/pipeline/session";
import { Nothing, Section } from "./_components/section";
import { TakeNext } from "./_components/take-next";
import { ToAssessRow } from "./_components/to-assess-row";
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

function Mending({ workspace, list }: { workspace: string; list: readonly ToMend[] }) {
  if (list.length === 0) {
    return (
      <Nothing>
        Nothing has come back. When a reviewer returns an assessment of yours, the reason stands here until you hand it in again.
      </Nothing>
    );
  }
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {list.map(({ claimId, articleId, articleTitle, number, statement, returned, since, takenUp }) => (
        <li key={claimId} className="px-4 py-2">
          <p dir="auto">
            <span className="mr-2 text-ink-2">{number}</span>
            <Link href={`/${workspace}/articles/${articleId}?claim=${claimId}`} prefetch={false}>
              {statement}
            </Link>
          </p>
          <p className="flex flex-wrap gap-x-3 text-sm text-ink-2">
            <span>{returned ? `returned by ${returned.by}` : "taken up again by you"}</span>
            <When iso={since.toISOString()} />
            <span>{articleTitle}</span>
            {takenUp ? <span>you are at it</span> : null}
          </p>
          {returned ? (
            <p className="text-sm">
              {returned.reasonCode ? `${reasonMeaning[returned.reasonCode]}: ` : ""}
              <span className="line-clamp-2">{returned.comment}</span>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function ToReview({ workspace, waiting, differing }: { workspace: string; waiting: number; differing: number }) {
  const agreeing = waiting - differing;
  const claims = (count: number): string => (count === 1 ? "1 claim" : `${count} claims`);
  return (
    <>
      <Section id="to-review" title="To review" count={agreeing}>
        {agreeing === 0 ? (
          <Nothing>
            Nothing waits for a review of yours. What others hand in comes here; what you have assessed yourself goes to another reviewer.
          </Nothing>
        ) : (
          <p>
            <Link href={`/${workspace}/review`} prefetch={false}>
              Review {claims(agreeing)}
            </Link>
          </p>
        )}
      </Section>
      <Section id="to-adjudicate" title="To adjudicate" count={differing}>
        {differing === 0 ? (
          <Nothing>No assessments differ. Where they do, somebody settles the claim who has assessed none of it.</Nothing>
        ) : (
          <p>
            <Link href={`/${workspace}/review?mark=disagreement`} prefetch={false}>
              Settle {claims(differing)} on which assessments differ
            </Link>
          </p>
        )}
      </Section>
    </>
  );
}

function Mentions({ workspace, list }: { workspace: string; list: readonly NewsItem[] }) {
  if (list.length === 0) {
    return (
      <Nothing>
        Nobody has called you. Where somebody mentions you with @ in a discussion, or writes in one that you take part in, it comes here.
      </Nothing>
    );
  }
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {list.map((news) => (
        <li key={news.id} className="flex flex-wrap gap-x-3 px-4 py-2 text-sm">
          <Link href={`/${workspace}/${newsPath(news)}`} prefetch={false}>
            {saying(news.kind, news.actor)}
            {news.number ? ` (claim ${news.number})` : ""}
          </Link>
          {news.articleTitle ? <span className="text-ink-2">{news.articleTitle}</span> : null}
          <span className="text-ink-2">
            <When iso={news.createdAt.toISOString()} />
          </span>
        </li>
      ))}
    </ul>
  );
}
