import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readClaimDetail } from "@/lib/data/claim-detail";
import { isUuid } from "@/lib/domain/ids";
import { mayAnalyse } from "@/lib/domain/policy";
import { orNotFound } from "@/lib/pipeline/or-not-found";
import { pageViewer } from "@/lib/pipeline/session";
import { AdjudicationPage } from "./_components/adjudication-page";

type Props = { params: Promise<{ workspace: string; claim: string }> };

const claimOf = cache(async (workspace: string, claim: string) => {
  if (!isUuid(claim)) notFound();
  return orNotFound(readClaimDetail(await pageViewer(workspace), claim));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, claim } = await params;
  return { title: `Claim ${(await claimOf(workspace, claim)).claim.number}, side by side` };
}

/** The assessments of a claim side by side with what each rests on, and the form of whoever settles it. */
export default async function AdjudicationRoute({ params }: Props) {
  const { workspace, claim } = await params;
  const detail = await claimOf(workspace, claim);
  const viewer = await pageViewer(workspace);
  const { userId, role, name } = viewer;
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col px-2 py-4">
      <p className="flex flex-wrap gap-4 px-4 text-sm">
        <Link href={`/${workspace}/claims/${claim}`} prefetch={false}>
          ← Claim {detail.claim.number}
        </Link>
        <Link href={`/${workspace}/articles/${detail.claim.articleId}`} prefetch={false}>
          {detail.claim.articleTitle}
        </Link>
      </p>
      <h1 className="px-4 pt-2">Side by side</h1>
      <AdjudicationPage
        workspace={workspace}
        claimId={claim}
        articleId={detail.claim.articleId}
        viewer={{ userId, role, name, mayAct: mayAnalyse(viewer) }}
      />
    </div>
  );
}
