import type { ArticleVersionFacts } from "@/lib/data/article-details";
import { anchorStates } from "@/lib/domain/anchors";

const time = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** Every version that was taken in, with its hash and how the claims were found in it. */
export function VersionTable({ versions, currentVersionId }: { versions: readonly ArticleVersionFacts[]; currentVersionId: string }) {
  return (
    <section>
      <h2 className="mb-2">Versions</h2>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Versions">
        <table className="w-full text-left text-sm">
          <thead>
            <tr className="border-b border-line-strong">
              <th className="py-1 pr-4">Version</th>
              <th className="py-1 pr-4">Taken in</th>
              <th className="py-1 pr-4">From</th>
              <th className="py-1 pr-4">Sentences</th>
              <th className="py-1 pr-4">Places of claims</th>
              <th className="py-1">SHA-256 of the text</th>
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <tr key={version.id} className="border-b border-line align-top">
                <td className="py-1 pr-4">
                  {version.ordinal}
                  {version.id === currentVersionId ? " (current)" : ""}
                </td>
                <td className="py-1 pr-4">
                  <time dateTime={version.createdAt.toISOString()}>{time.format(version.createdAt)} UTC</time>, {version.by}
                </td>
                <td className="min-w-20 py-1 pr-4 wrap-anywhere">{version.finalUrl ?? version.fileName ?? version.intake}</td>
                <td className="py-1 pr-4">{version.sentenceCount.toLocaleString("en")}</td>
                <td className="py-1 pr-4">
                  {anchorStates
                    .filter((state) => version.anchors[state] > 0)
                    .map((state) => `${version.anchors[state]} ${state}`)
                    .join(", ") || "none"}
                </td>
                <td className="min-w-40 py-1 font-mono text-xs break-all">{version.sha256}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
