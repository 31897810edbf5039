import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { type ArticleFilter, articleFilters, listArticles } from "@/lib/data/article-list";
import { articleProgress } from "@/lib/data/article-progress";
import { pageOf, readCursor, writeCursor } from "@/lib/domain/list-cursor";
import { mayAnalyse } from "@/lib/domain/policy";
import { pageViewer } from "@/lib/pipeline/session";
import { ArticleRow } from "./_components/article-row";

export const metadata: Metadata = { title: "Articles" };
const pageSize = 25;

type Search = { show?: string; title?: string; before?: string };

export default async function ArticlesPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Search>;
}) {
  const { workspace } = await params;
  const search = await searchParams;
  const viewer = await pageViewer(workspace);
  const filter = articleFilters.find((known) => known === search.show) ?? "all";
  const title = (search.title ?? "").trim().slice(0, 200);
  const found = await listArticles(viewer, { filter, title, before: readCursor(search.before), limit: pageSize + 1 });
  const { rows: articles, last } = pageOf(found, pageSize);
  const progress = await articleProgress(
    viewer,
    articles.map((article) => article.id),
  );
  const narrowed = filter !== "all" || title !== "" || search.before !== undefined;
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-6">
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <h1 className="flex-1">Articles</h1>
        {mayAnalyse(viewer) ? (
          <Link href={`/${workspace}/articles/new`} className={buttonClass("primary")}>
            Take in an article
          </Link>
        ) : null}
      </div>
      <form className="mb-4 flex flex-wrap items-end gap-2" role="search">
        <label className="flex flex-col text-sm">
          Title
          <input name="title" defaultValue={title} className="rounded border border-line-strong bg-paper px-2 py-1" />
        </label>
        <label className="flex flex-col text-sm">
          Show
          <select name="show" defaultValue={filter} className="min-h-8 rounded border border-line-strong bg-paper px-2 py-1">
            <option value="all">all</option>
            <option value="open">open</option>
            <option value="finished">finished</option>
          </select>
        </label>
        <button type="submit" className={buttonClass()}>
          Filter
        </button>
      </form>
      {articles.length === 0 ? (
        <Nothing narrowed={narrowed} workspace={workspace} mayAdd={mayAnalyse(viewer)} />
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {articles.map((article) => (
            <ArticleRow key={article.id} article={article} progress={progress.get(article.id)} workspace={workspace} />
          ))}
        </ul>
      )}
      {last ? (
        <Link className={`${buttonClass()} mt-4`} href={nextPage(workspace, filter, title, last)}>
          Older articles
        </Link>
      ) : null}
    </div>
  );
}

function Nothing({ narrowed, workspace, mayAdd }: { narrowed: boolean; workspace: string; mayAdd: boolean }) {
  if (narrowed) {
    return (
      <EmptyState title="No article matches">
        <Link href={`/${workspace}/articles`}>Show all articles</Link>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No articles yet">
      <p>
        An article is what you check. Paste its text, drop a file, or give its address: Onus keeps it exactly, cuts it into sentences and
        proposes the claims in them.
      </p>
      {mayAdd ? (
        <Link href={`/${workspace}/articles/new`} className={buttonClass("primary")}>
          Take in the first article
        </Link>
      ) : (
        <p>An analyst of this workspace can take in the first one.</p>
      )}
    </EmptyState>
  );
}

function nextPage(workspace: string, filter: ArticleFilter, title: string, last: { updatedAt: Date; id: string }): string {
  const query = new URLSearchParams({ show: filter, before: writeCursor({ at: last.updatedAt, id: last.id }) });
  if (title) query.set("title", title);
  return `/${workspace}/articles?${query}`;
}
