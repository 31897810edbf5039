import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { inputClass } from "@/app/_ui/input-class";
import { Marked } from "@/app/_ui/marked";
import { TagBadge } from "@/app/_ui/tag-badge";
import { type ClaimShow, claimShows, searchClaims } from "@/lib/data/claim-search";
import { isUuid } from "@/lib/domain/ids";
import { pageOf, readCursor, writeCursor } from "@/lib/domain/list-cursor";
import { tags } from "@/lib/domain/tags";
import { pageViewer } from "@/lib/pipeline/session";

export const metadata: Metadata = { title: "Claims" };
const pageSize = 50;
const showLabel: Record<ClaimShow, string> = {
  all: "all",
  unsettled: "not settled",
  mine: "my drafts and returned",
  "to-review": "to review",
  places: "places to check",
};

type Search = { q?: string; tag?: string; show?: string; article?: string; before?: string };

export default async function ClaimsPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Search>;
}) {
  const { workspace } = await params;
  const search = await searchParams;
  const viewer = await pageViewer(workspace);
  const words = (search.q ?? "").slice(0, 300);
  const tag = tags.find((known) => known === search.tag) ?? null;
  const show = claimShows.find((known) => known === search.show) ?? "all";
  const articleId = search.article && isUuid(search.article) ? search.article : null;
  const before = readCursor(search.before);
  const found = await searchClaims(viewer, { words, tag, show, articleId, before, limit: pageSize + 1 });
  const { rows: claims, last } = pageOf(found, pageSize);
  const next = new URLSearchParams({ q: words, tag: tag ?? "", show, ...(articleId ? { article: articleId } : {}) });
  if (last) next.set("before", writeCursor({ at: last.updatedAt, id: last.id }));
  return (
    <div className="mx-auto w-full max-w-4xl px-4 py-6">
      <h1 className="mb-4">Claims</h1>
      <form className="mb-4 flex flex-wrap items-end gap-2" role="search">
        {articleId ? <input type="hidden" name="article" value={articleId} /> : null}
        <label className="flex min-w-60 flex-1 flex-col text-sm">
          Words in claims and their evidence
          <input name="q" type="search" defaultValue={words} className={inputClass} />
        </label>
        <label className="flex flex-col text-sm">
          Tag
          <select name="tag" defaultValue={tag ?? ""} className={`${inputClass} min-h-8`}>
            <option value="">any</option>
            {tags.map((known) => (
              <option key={known}>{known}</option>
            ))}
          </select>
        </label>
        <label className="flex flex-col text-sm">
          Show
          <select name="show" defaultValue={show} className={`${inputClass} min-h-8`}>
            {claimShows.map((known) => (
              <option key={known} value={known}>
                {showLabel[known]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className={buttonClass("primary")}>
          Search
        </button>
      </form>
      {claims.length === 0 ? (
        <EmptyState title="No claim found">
          <p>
            Claims are made in an article: open one, accept a proposed claim or select text and press c. Then every claim of the workspace
            can be searched here.
          </p>
          <Link href={`/${workspace}/claims`}>Show all claims</Link>
        </EmptyState>
      ) : (
        <ol className="divide-y divide-line rounded-lg border border-line">
          {claims.map((claim) => (
            <li key={claim.id} className="flex flex-col gap-1 px-4 py-2">
              <div className="flex items-start gap-3">
                <Link className="flex-1 font-medium" href={`/${workspace}/claims/${claim.id}`} prefetch={false}>
                  <Marked text={claim.statement} words={words} />
                </Link>
                <TagBadge tag={claim.tag} basis={claim.basis} />
              </div>
              {claim.passage ? (
                <p className="text-sm text-ink-2">
                  Evidence:{" "}
                  <q>
                    <Marked text={claim.passage} words={words} />
                  </q>
                </p>
              ) : null}
              <p className="text-xs text-ink-2">
                Claim {claim.number} of{" "}
                <Link href={`/${workspace}/articles/${claim.articleId}`} prefetch={false}>
                  {claim.articleTitle}
                </Link>
                {claim.speaker ? ` · ${claim.speaker}` : ""}
              </p>
            </li>
          ))}
        </ol>
      )}
      {last ? (
        <Link className={`${buttonClass()} mt-4`} href={`/${workspace}/claims?${next}`}>
          More claims
        </Link>
      ) : null}
    </div>
  );
}
