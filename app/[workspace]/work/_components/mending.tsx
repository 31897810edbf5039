import Link from "next/link";
import { When } from "@/app/_ui/when";
import type { ToMend } from "@/lib/data/my-work";
import { aboutMeaning, reasonMeaning } from "@/lib/domain/assessments";
import { Nothing } from "./section";

/** What has come back, with why. */
export function Mending({ workspace, list }: { workspace: string; list: readonly ToMend[] }) {
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
              {returned.aboutKind ? (
                <span className="line-clamp-2 text-ink-2">
                  about {aboutMeaning[returned.aboutKind]}
                  {returned.passage ? <q className="ml-1 font-reading">{returned.passage}</q> : null}
                </span>
              ) : null}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
