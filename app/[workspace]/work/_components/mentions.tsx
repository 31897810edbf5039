import Link from "next/link";
import { When } from "@/app/_ui/when";
import type { NewsItem } from "@/lib/data/news";
import { newsPath, saying } from "@/lib/domain/notifications";
import { Nothing } from "./section";

/** Who called, and where. */
export function Mentions({ workspace, list }: { workspace: string; list: readonly NewsItem[] }) {
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
