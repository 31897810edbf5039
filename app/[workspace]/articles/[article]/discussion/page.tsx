import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { EmptyState } from "@/app/_ui/empty-state";
import { readArticleFacts } from "@/lib/data/article-details";
import { discussionOfArticle, sentenceWords } from "@/lib/data/discussion";
import { isUuid } from "@/lib/domain/ids";
import { mayAnalyse } from "@/lib/domain/policy";
import { orNotFound } from "@/lib/pipeline/or-not-found";
import { pageViewer } from "@/lib/pipeline/session";
import { ArticleTalk } from "./_components/article-talk";

export const metadata: Metadata = { title: "Discussion" };

type Params = Promise<{ workspace: string; article: string }>;
type Search = Promise<{ resolved?: string; sentence?: string }>;

export default async function DiscussionPage({ params, searchParams }: { params: Params; searchParams: Search }) {
  const { workspace, article: articleId } = await params;
  const { resolved, sentence } = await searchParams;
  const viewer = await pageViewer(workspace);
  if (!isUuid(articleId)) notFound();
  const article = await orNotFound(readArticleFacts(viewer, articleId));
  const showResolved = resolved === "1";
  const discussion = await orNotFound(discussionOfArticle(viewer, articleId, showResolved));
  const about = sentence && isUuid(sentence) && mayAnalyse(viewer) ? await orNotFound(sentenceWords(viewer, articleId, sentence)) : null;
  const base = `/${workspace}/articles/${articleId}`;
  const tab =
    "rounded px-2 py-0.5 text-sm no-underline text-ink hover:bg-paper-3 aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium";
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-4 py-6">
      <div>
        <p className="text-sm">
          <Link href={base}>← {article.title}</Link>
        </p>
        <h1>Discussion</h1>
      </div>
      <nav aria-label="Which discussions" className="flex gap-1">
        <Link href={`${base}/discussion`} aria-current={showResolved ? undefined : "page"} className={tab}>
          Open
        </Link>
        <Link href={`${base}/discussion?resolved=1`} aria-current={showResolved ? "page" : undefined} className={tab}>
          Resolved
        </Link>
      </nav>
      <ArticleTalk
        workspace={workspace}
        viewer={{ userId: viewer.userId, role: viewer.role, mayAct: mayAnalyse(viewer) }}
        discussion={discussion}
        sentence={about && sentence ? { id: sentence, words: about } : null}
      />
      {discussion.threads.length === 0 && !about ? (
        <EmptyState title={showResolved ? "Nothing is resolved yet" : "Nothing is being discussed"}>
          Discussions about a claim, a link or a sentence of this article stand here. Start one in a claim, or at a sentence in the ledger.
        </EmptyState>
      ) : null}
    </div>
  );
}
