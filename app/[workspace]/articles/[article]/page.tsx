import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { articleTitle } from "@/lib/data/article-list";
import { isUuid } from "@/lib/domain/ids";
import { mayAnalyse } from "@/lib/domain/policy";
import { currentSettings } from "@/lib/gateways/settings";
import { pageViewer } from "@/lib/pipeline/session";
import { Workbench } from "./_components/workbench";

type Props = {
  params: Promise<{ workspace: string; article: string }>;
  /** `claim`: the one to take in hand */
  searchParams: Promise<{ claim?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await titleOf(await params) };
}

/** The shell; the browser then reads the article's data, which is kept by revision. */
export default async function WorkbenchPage({ params, searchParams }: Props) {
  const named = await params;
  await titleOf(named);
  const viewer = await pageViewer(named.workspace);
  const { userId, role, name } = viewer;
  const { claim = null } = await searchParams;
  return (
    <Workbench
      workspace={named.workspace}
      articleId={named.article}
      firstClaimId={claim}
      viewer={{ userId, role, name, mayAct: mayAnalyse(viewer), mayAskModel: currentSettings().proposer !== undefined }}
    />
  );
}

async function titleOf({ workspace, article }: { workspace: string; article: string }): Promise<string> {
  const title = isUuid(article) ? await articleTitle(await pageViewer(workspace), article) : null;
  return title ?? notFound();
}
