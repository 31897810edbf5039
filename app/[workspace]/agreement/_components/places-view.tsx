import Link from "next/link";
import type { MarkedArticle } from "@/lib/data/marked-places";
import { unitizingMeaning, unitizingName, unitizingOf } from "@/lib/domain/agreement/unitizing";
import { type AgreementAsked, bootstrapOptions, searchOfAsked } from "@/lib/domain/agreement-asked";
import { FigureTable } from "./figure-table";
import { counted, inDigits } from "./in-digits";
import { IntervalsNote, IntervalsProvider } from "./intervals";

const mostListed = 100;

/** How far people marked claims in the same places, together and article by article. */
export function PlacesView({
  workspace,
  asked,
  articles,
}: {
  workspace: string;
  asked: AgreementAsked;
  articles: readonly MarkedArticle[];
}) {
  const { unitizingAlpha: figure } = unitizingOf(articles.map(({ continuum }) => continuum));
  const { continua, raters, units, length } = figure.n;
  const search = searchOfAsked(asked);
  const resamples = bootstrapOptions.resamples.toLocaleString("en");
  return (
    <IntervalsProvider key={`${search}`} address={`/${workspace}/agreement/intervals?${search}`}>
      <FigureTable
        caption="Agreement on where claims were marked"
        counts={["Articles", "Marked places", "People", "Characters"]}
        rows={[
          {
            key: "unitizingAlpha",
            name: unitizingName.unitizingAlpha,
            meaning: unitizingMeaning.unitizingAlpha,
            figure,
            n: [continua, units, raters, length],
          },
        ]}
      />
      <IntervalsNote note={`Interval: bootstrap over articles, ${resamples} resamples, seed ${bootstrapOptions.seed}.`} />
      <section aria-labelledby="by-article" className="flex flex-col gap-2">
        <h2 id="by-article">Article by article</h2>
        {articles.length > mostListed ? (
          <p className="text-sm text-ink-2">
            The {mostListed} last changed of {articles.length.toLocaleString("en")}.
          </p>
        ) : null}
        <ol className="divide-y divide-line rounded-lg border border-line">
          {articles.slice(0, mostListed).map((article) => (
            <ArticleRow key={article.id} workspace={workspace} article={article} />
          ))}
        </ol>
      </section>
    </IntervalsProvider>
  );
}

function ArticleRow({ workspace, article: { id, title, continuum } }: { workspace: string; article: MarkedArticle }) {
  const { unitizingAlpha: figure } = unitizingOf([continuum]);
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 px-4 py-2 text-sm">
      <Link className="min-w-60 flex-1" href={`/${workspace}/articles/${id}`} prefetch={false}>
        {title}
      </Link>
      <span className="text-ink-2">
        {counted(figure.n.units, "place")} by {figure.n.raters} people
      </span>
      {"undefined" in figure ? (
        <span>Not defined. {figure.undefined}</span>
      ) : (
        <span className="font-medium tabular-nums">α {inDigits(figure.value)}</span>
      )}
    </li>
  );
}
