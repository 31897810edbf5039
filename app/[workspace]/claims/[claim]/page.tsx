import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readClaimDetail } from "@/lib/data/claim-detail";
import { isUuid } from "@/lib/domain/ids";
import { mayAnalyse } from "@/lib/domain/policy";
import { orNotFound } from "@/lib/pipeline/or-not-found";
import { pageViewer } from "@/lib/pipeline/session";
import { ClaimPage } from "./_components/claim-page";

type Props = { params: Promise<{ workspace: string; claim: string }> };

const claimOf = cache(async (workspace: string, claim: string) => {
  if (!isUuid(claim)) notFound();
  return orNotFound(readClaimDetail(await pageViewer(workspace), claim));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, claim } = await params;
  return { title: `Claim ${(await claimOf(workspace, claim)).claim.number}` };
}

/** One claim on a page of its own, also when it stands in no article any more. */
export default async function ClaimPageRoute({ params }: Props) {
  const named = await params;
  const detail = await claimOf(named.workspace, named.claim);
  const viewer = await pageViewer(named.workspace);
  const { userId, role, name } = viewer;
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col px-2 py-4">
      <p className="px-4 text-sm">
        <Link href={`/${named.workspace}/articles/${detail.claim.articleId}`} prefetch={false}>
          ← {detail.claim.articleTitle}
        </Link>
      </p>
      <h1 className="sr-only">Claim {detail.claim.number}</h1>
      <ClaimPage
        workspace={named.workspace}
        claimId={named.claim}
        articleId={detail.claim.articleId}
        viewer={{ userId, role, name, mayAct: mayAnalyse(viewer) }}
      />
    </div>
  );
}
