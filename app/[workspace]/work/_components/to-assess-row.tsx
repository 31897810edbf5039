"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Due } from "@/app/_ui/due";
import { When } from "@/app/_ui/when";
import type { ToAssess } from "@/lib/data/my-work";
import { GiveBack } from "../../_claim/assignment/give-back";

export function ToAssessRow({ workspace, work, today }: { workspace: string; work: ToAssess; today: string }) {
  const router = useRouter();
  const { claimId, articleId, articleTitle, number, statement, assignmentId, version, dueOn, draftAt } = work;
  const given = (): void => {
    toast.success(`Claim ${number} is given back.`);
    router.refresh();
  };
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 px-4 py-2">
      <div className="min-w-60 flex-1">
        <p dir="auto">
          <span className="mr-2 text-ink-2">{number}</span>
          <Link href={`/${workspace}/articles/${articleId}?claim=${claimId}`} prefetch={false}>
            {statement}
          </Link>
        </p>
        <p className="flex flex-wrap gap-x-3 text-sm text-ink-2">
          <Due dueOn={dueOn} today={today} />
          <span>{articleTitle}</span>
          <span>
            {draftAt ? (
              <>
                draft saved <When iso={draftAt.toISOString()} />
              </>
            ) : (
              "not begun"
            )}
          </span>
          {assignmentId ? null : <span>begun of your own accord</span>}
        </p>
      </div>
      {assignmentId ? <GiveBack {...{ workspace, number, assignmentId, version }} onDone={given} /> : null}
    </li>
  );
}
