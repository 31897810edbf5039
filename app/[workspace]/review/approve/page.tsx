import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { readReviewQueue } from "@/lib/data/review-queue";
import { maySeeQueue } from "@/lib/domain/policy";
import { pageViewer } from "@/lib/pipeline/session";
import { askedIn, type QueueSearch } from "../_components/queue-search";
import { BulkApproval } from "./_components/bulk-approval";

export const metadata: Metadata = { title: "Approve together" };
/** As many as somebody can still look through. */
const most = 50;

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<QueueSearch> };

/** The claims whose assessments agree, pass the gate and carry no mark: listed first, approved only when somebody says so. */
export default async function ApprovePage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const viewer = await pageViewer(workspace);
  if (!maySeeQueue(viewer)) notFound();
  const asked = askedIn(await searchParams, most);
  const queue = await readReviewQueue(viewer, { ...asked, filter: { ...asked.filter, mark: "unmarked" }, after: null });
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-4 px-4 py-6">
      <p className="text-sm">
        <Link href={`/${workspace}/review`} prefetch={false}>
          ← Review
        </Link>
      </p>
      <h1>Approve together</h1>
      <BulkApproval workspace={workspace} rows={queue.rows} found={queue.found} />
    </div>
  );
}
