import Link from "next/link";
import { agreementOf } from "@/lib/domain/agreement/agreement-of";
import { coefficientName } from "@/lib/domain/agreement/coefficient";
import type { Ratings } from "@/lib/domain/agreement/ratings";

/** How far those who assessed the article's claims agree, in a line each, and the way to more of it. */
export function AgreementSummary({
  workspace,
  articleId,
  ...by
}: { workspace: string; articleId: string } & Record<"tag" | "basis", Ratings>) {
  return (
    <section aria-labelledby="agreement" className="rounded-lg border border-line p-4">
      <h2 id="agreement" className="mb-2">
        Agreement
      </h2>
      <dl className="mb-2 grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 text-sm">
        {(["tag", "basis"] as const).map((subject) => (
          <div key={subject} className="contents">
            <dt className="text-ink-2">{subject}</dt>
            <dd>{inWords(by[subject])}</dd>
          </div>
        ))}
      </dl>
      <Link className="text-sm" href={`/${workspace}/agreement?article=${articleId}`} prefetch={false}>
        All figures, who differs from whom, and on which claims
      </Link>
    </section>
  );
}

function inWords(ratings: Ratings): string {
  const { krippendorffAlpha: figure } = agreementOf(ratings).figures;
  if ("undefined" in figure) return figure.undefined;
  const { items, raters } = figure.n;
  return `${coefficientName.krippendorffAlpha} ${figure.value.toFixed(2).replace("-", "−")} over ${items} ${items === 1 ? "claim" : "claims"}, ${raters} people, each blind`;
}
