import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { buttonClass } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { readReviewQueue, type ReviewQueue } from "@/lib/data/review-queue";
import { mayAnalyse, maySeeQueue } from "@/lib/domain/policy";
import { pageViewer } from "@/lib/pipeline/session";
import { QueueFilter } from "./_components/queue-filter";
import { askedIn, type QueueSearch, searchOf } from "./_components/queue-search";
import { ReviewDesk } from "./_components/review-desk";

export const metadata: Metadata = { title: "Review" };
const pageSize = 50;

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<QueueSearch> };

/** What has been handed in and waits for somebody who made none of it. */
export default async function ReviewPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const viewer = await pageViewer(workspace);
  if (!maySeeQueue(viewer)) notFound();
  const asked = askedIn(await searchParams, pageSize);
  const queue = await readReviewQueue(viewer, asked);
  const { userId, role, name } = viewer;
  const here = `/${workspace}/review`;
  const unmarked = searchOf({ order: asked.order, filter: { ...asked.filter, mark: null } });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-col gap-3 border-b border-line px-4 py-4">
        <div className="flex flex-wrap items-center gap-3">
          <h1>Review</h1>
          <p className="flex-1 text-sm text-ink-2">{inWords(queue)}</p>
          {queue.marks.unmarked > 0 ? (
            <Link className={buttonClass()} href={`${here}/approve${unmarked ? `?${unmarked}` : ""}`} prefetch={false}>
              Approve those without a mark… ({queue.marks.unmarked})
            </Link>
          ) : null}
          <Link className={buttonClass("quiet")} href={`${here}/disagreements`} prefetch={false}>
            Disagreements
          </Link>
        </div>
        {queue.waiting > 0 ? <QueueFilter queue={queue} asked={asked} /> : null}
      </div>
      {queue.rows.length === 0 && asked.after === null && queue.waiting > 0 ? (
        <div className="p-6">
          <EmptyState title="Nothing that waits is like this">
            <Link href={here}>Show all that waits</Link>
          </EmptyState>
        </div>
      ) : (
        <ReviewDesk
          workspace={workspace}
          viewer={{ userId, role, name, mayAct: mayAnalyse(viewer) }}
          rows={queue.rows}
          readAt={Date.now()}
        />
      )}
      {queue.next || asked.after ? (
        <nav aria-label="Pages" className="flex gap-2 border-t border-line px-4 py-2">
          {asked.after ? (
            <Link className={buttonClass("quiet")} href={`${here}?${searchOf(asked)}`}>
              From the beginning
            </Link>
          ) : null}
          {queue.next ? (
            <Link className={buttonClass()} href={`${here}?${searchOf(asked, queue.next)}`}>
              More claims
            </Link>
          ) : null}
        </nav>
      ) : null}
    </div>
  );
}

function inWords({ waiting, found, own }: ReviewQueue): string {
  const waits = waiting === 0 ? "Nothing waits for you." : waiting === 1 ? "One claim waits." : `${waiting} claims wait.`;
  const shown = found < waiting ? ` ${found} of them pass the filter.` : "";
  const mine =
    own === 0 ? "" : ` ${own === 1 ? "One more waits" : `${own} more wait`} for others, because you assessed ${own === 1 ? "it" : "them"}.`;
  return waits + shown + mine;
}
