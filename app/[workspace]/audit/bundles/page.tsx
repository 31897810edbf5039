import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { buttonClass } from "@/app/_ui/button";
import { bundleChoices, listBundles } from "@/lib/data/bundles";
import { bundleKeepDays } from "@/lib/domain/audit/bundle/asked";
import { isUuid } from "@/lib/domain/ids";
import { mayBundle, maySeeBundles } from "@/lib/domain/policy";
import { pageViewer } from "@/lib/pipeline/session";
import { AskForBundle } from "./_components/ask-for-bundle";
import { Bundles } from "./_components/bundles";

export const metadata: Metadata = { title: "Bundles" };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ article?: string | string[] }> };

/** The log to take along: asked for here, made in the background, checked by outsiders without trust in this server. */
export default async function BundlesPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const viewer = await pageViewer(workspace);
  if (!maySeeBundles(viewer)) notFound();
  const { article } = await searchParams;
  const chosen = typeof article === "string" && isUuid(article) ? article : null;
  const [bundles, articles] = await Promise.all([listBundles(viewer), bundleChoices(viewer, chosen)]);
  const known = articles.some(({ id }) => id === chosen) ? chosen : null;
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-6 px-4 py-6">
      <div>
        <p className="text-sm">
          <Link href={`/${workspace}/audit`}>Back to the log</Link>
        </p>
        <h1 className="mt-1 mb-2">Bundles for outsiders</h1>
        <p className="max-w-prose text-sm text-ink-2">
          A bundle is one file with the log, signed, and all that can be read of it: a report in which every statement, verdict and piece of
          evidence carries its place in the log, tables, texts and frozen documents. Whoever gets it can check, offline and without an
          account, that nothing was rewritten.
        </p>
      </div>
      <section aria-labelledby="ask" className="flex flex-col gap-3">
        <h2 id="ask">Ask for a bundle</h2>
        <AskForBundle {...{ workspace, articles, chosen: known, whole: mayBundle(viewer, "workspace") }} />
      </section>
      <section aria-labelledby="policy" className="flex flex-col gap-2">
        <h2 id="policy">The policy</h2>
        <p className="max-w-prose text-sm text-ink-2">
          It names the key that signs this log, and is what a bundle is checked against. Publish it where readers find it without you, on
          your web site for instance: a key that comes with a bundle proves nothing.
        </p>
        <p>
          <a href={`/${workspace}/audit/bundles/policy`} download className={buttonClass()}>
            Download the policy
          </a>
        </p>
      </section>
      <section aria-labelledby="made" className="flex flex-col gap-2">
        <h2 id="made">Bundles asked for</h2>
        <p className="text-sm text-ink-2">A bundle can be downloaded for {bundleKeepDays} days after it was made.</p>
        <Bundles workspace={workspace} first={bundles} />
      </section>
    </div>
  );
}
