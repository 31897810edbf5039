import Link from "next/link";
import { ProgressBar } from "@/app/_ui/progress-bar";
import { TagBadge } from "@/app/_ui/tag-badge";
import type { ArticleListItem } from "@/lib/data/article-list";
import type { ArticleProgress } from "@/lib/data/article-progress";
import { tags } from "@/lib/domain/tags";

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

export function ArticleRow({
  article,
  progress,
  workspace,
}: {
  article: ArticleListItem;
  /** absent where nobody has planned who assesses it */
  progress: ArticleProgress | undefined;
  workspace: string;
}) {
  const { claims, settled } = article;
  const done = article.sentences === 0 ? 1 : 1 - article.openSentences / article.sentences;
  const settledClaims = settled.evidenced + settled.contested + settled.unsupported;
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-60 flex-1">
        <h2>
          <Link href={`/${workspace}/articles/${article.id}`} prefetch={false}>
            {article.title}
          </Link>
        </h2>
        <p className="text-sm text-ink-2">
          {[
            article.publisher,
            article.publishedOn ? day.format(article.publishedOn) : null,
            article.versions > 1 ? `version ${article.versions}` : null,
            article.finishedAt ? `finished ${day.format(article.finishedAt)}` : `${article.openSentences} open sentences`,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <ProgressBar share={done} label={`Sentences of ${article.title} that are decided`} />
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <span>
          {settledClaims} of {claims} claims settled
        </span>
        {tags.map((tag) =>
          settled[tag] > 0 ? (
            <span key={tag} className="inline-flex items-center gap-1">
              <TagBadge tag={tag} /> {settled[tag]}
            </span>
          ) : null,
        )}
        {progress?.all ? (
          <Link className="text-ink" href={`/${workspace}/articles/${article.id}/assignment`} prefetch={false}>
            {progress.all.done} of {progress.all.wanted} assessments handed in, {progress.all.taken} taken
          </Link>
        ) : null}
        {progress && progress.mine > 0 ? <span className="rounded bg-accent-soft px-1.5">{progress.mine} yours to assess</span> : null}
        {article.toReview > 0 ? <span className="rounded bg-warn-soft px-1.5">{article.toReview} to review</span> : null}
        {article.fuzzy > 0 ? <span className="rounded bg-warn-soft px-1.5">{article.fuzzy} places to check</span> : null}
      </div>
    </li>
  );
}
