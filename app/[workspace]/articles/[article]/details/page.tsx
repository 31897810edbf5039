import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { readArticleFacts } from "@/lib/data/article-details";
import { isUuid } from "@/lib/domain/ids";
import { mayAnalyse, mayManage } from "@/lib/domain/policy";
import { orNotFound } from "@/lib/pipeline/or-not-found";
import { pageViewer } from "@/lib/pipeline/session";
import { DetailsForm } from "./_components/details-form";
import { NewVersion } from "./_components/new-version";
import { TrainingForm } from "./_components/training-form";
import { VersionTable } from "./_components/version-table";

export const metadata: Metadata = { title: "Details and versions" };

export default async function DetailsPage({ params }: { params: Promise<{ workspace: string; article: string }> }) {
  const { workspace, article: articleId } = await params;
  const viewer = await pageViewer(workspace);
  if (!isUuid(articleId)) notFound();
  const article = await orNotFound(readArticleFacts(viewer, articleId));
  const mayAct = mayAnalyse(viewer);
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-8 px-4 py-6">
      <div>
        <p className="text-sm">
          <Link href={`/${workspace}/articles/${articleId}`}>← {article.title}</Link>
        </p>
        <h1>Details and versions</h1>
      </div>
      {mayAct ? <DetailsForm workspace={workspace} article={article} /> : null}
      {mayManage(viewer) ? <TrainingForm workspace={workspace} article={article} /> : null}
      <VersionTable versions={article.versions} currentVersionId={article.currentVersionId} />
      {mayAct ? <NewVersion workspace={workspace} person={viewer.userId} articleId={articleId} version={article.version} /> : null}
    </div>
  );
}
