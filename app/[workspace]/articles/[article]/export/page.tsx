import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { buttonClass } from "@/app/_ui/button";
import { articleTitle } from "@/lib/data/article-list";
import { exportFormats, formatDetails } from "@/lib/domain/exports/formats";
import { isUuid } from "@/lib/domain/ids";
import { maySeeBundles } from "@/lib/domain/policy";
import { pageViewer } from "@/lib/pipeline/session";

export const metadata: Metadata = { title: "Export" };

/** What an article can be taken along as, and what each file is for. */
export default async function ExportPage({ params }: { params: Promise<{ workspace: string; article: string }> }) {
  const { workspace, article } = await params;
  const viewer = await pageViewer(workspace);
  const title = isUuid(article) ? await articleTitle(viewer, article) : null;
  if (title === null) notFound();
  const address = `/${workspace}/articles/${article}`;
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-6">
      <p className="text-sm">
        <Link href={address}>Back to the article</Link>
      </p>
      <h1 className="mt-1 mb-2">
        Export <span dir="auto">“{title}”</span>
      </h1>
      <p className="mb-4 text-sm text-ink-2">
        Each file holds the record as it stands at this moment. The same record always gives the same file, so that two can be compared.
        Drafts are never in it, nor others’ work on a claim that you still have to assess.
      </p>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {exportFormats.map((format) => (
          <li key={format} className="flex flex-wrap items-center gap-3 p-4">
            <div className="min-w-60 flex-1">
              <h2 id={`format-${format}`}>{formatDetails[format].title}</h2>
              <p id={`purpose-${format}`} className="text-sm text-ink-2">
                {formatDetails[format].purpose}
              </p>
            </div>
            <a
              href={`${address}/export/${format}`}
              download
              className={buttonClass()}
              aria-labelledby={`download-${format} format-${format}`}
              aria-describedby={`purpose-${format}`}
            >
              <span id={`download-${format}`}>Download</span>
            </a>
          </li>
        ))}
        {maySeeBundles(viewer) ? (
          <li className="flex flex-wrap items-center gap-3 p-4">
            <div className="min-w-60 flex-1">
              <h2 id="format-bundle">Audit bundle (ZIP)</h2>
              <p id="purpose-bundle" className="text-sm text-ink-2">
                The log, signed, with what it says of this article: for outsiders, who can check that it was not rewritten. Made in the
                background.
              </p>
            </div>
            <Link
              href={`/${workspace}/audit/bundles?article=${article}`}
              prefetch={false}
              className={buttonClass()}
              aria-labelledby="ask-bundle format-bundle"
              aria-describedby="purpose-bundle"
            >
              <span id="ask-bundle">Ask for one</span>
            </Link>
          </li>
        ) : null}
      </ul>
    </div>
  );
}
