import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import type { AgreementPerson } from "@/lib/data/agreement-choices";
import { agreementOf } from "@/lib/domain/agreement/agreement-of";
import { coefficientMeaning, coefficientName, coefficients } from "@/lib/domain/agreement/coefficient";
import { confusionOf } from "@/lib/domain/agreement/confusion";
import { differencesOf } from "@/lib/domain/agreement/differences";
import type { Agreement } from "@/lib/domain/agreement/figure";
import { pairMatrix } from "@/lib/domain/agreement/pair-matrix";
import type { Ratings } from "@/lib/domain/agreement/ratings";
import { type AgreementAsked, bootstrapOptions, type PairAsked, type Rated, searchOfAsked } from "@/lib/domain/agreement-asked";
import { ConfusionFigure } from "./confusion-figure";
import { FigureTable } from "./figure-table";
import { counted } from "./in-digits";
import { IntervalsNote, IntervalsProvider } from "./intervals";
import { PairFigure } from "./pair-figure";
import { TakeAlong } from "./take-along";

export const itemWord: Record<Rated, string> = { tag: "claim", basis: "claim", stance: "document at a claim" };
export const itemWords: Record<Rated, string> = { tag: "claims", basis: "claims", stance: "documents at claims" };

const fewItems = 30;

/** How far the labels agree: together, pair by pair, and what two made of the same items. */
export function RatingsView({
  workspace,
  asked,
  subject,
  ratings,
  people,
  pair,
}: {
  workspace: string;
  asked: AgreementAsked;
  subject: Rated;
  ratings: Ratings;
  people: readonly AgreementPerson[];
  pair: PairAsked | null;
}) {
  const agreement = agreementOf(ratings);
  const raters = people.filter(({ pseudonym }) => ratings.raters.includes(pseudonym));
  const matrix = raters.length > 1 ? pairMatrix(ratings, agreement) : null;
  const search = searchOfAsked(asked);
  const confused = confusedPair(agreement, raters, pair?.raters ?? asked.analystIds);
  const differ = differencesOf(ratings).length;
  const here = `/${workspace}/agreement`;
  const { data } = agreement;
  const { items } = agreement.figures.percentAgreement.n;
  return (
    <IntervalsProvider key={`${search}`} address={`${here}/intervals?${search}`}>
      <p className="text-sm">
        {counted(data.ratings, "rating")} of {data.items.toLocaleString("en")} {data.items === 1 ? itemWord[subject] : itemWords[subject]}{" "}
        by {counted(data.raters, "person").replace("persons", "people")}; {data.singles.toLocaleString("en")} of them{" "}
        {data.singles === 1 ? "has" : "have"} a single rating.
      </p>
      <FigureTable
        caption="Coefficients of agreement"
        counts={["Items", "Ratings", "Raters"]}
        rows={coefficients.map((coefficient) => {
          const figure = agreement.figures[coefficient];
          const { ratings: given, raters: who, pairs } = figure.n;
          return {
            key: coefficient,
            name: coefficientName[coefficient],
            meaning: coefficientMeaning[coefficient],
            figure,
            percent: coefficient === "percentAgreement",
            n: [items, given, who],
            ...(pairs === undefined ? {} : { note: `mean of ${counted(pairs, "pair")}` }),
          };
        })}
      />
      {items > 0 ? <IntervalsNote note={inWords(subject, items)} /> : null}
      {differ > 0 ? (
        <p>
          <Link className={buttonClass()} href={`${here}/differences?${search}`} prefetch={false}>
            {differ === 1 ? `The ${itemWord[subject]} on which people differ` : `The ${differ.toLocaleString("en")} on which people differ`}
          </Link>
        </p>
      ) : null}
      <div className="flex flex-col gap-5">
        {matrix && "undefined" in matrix ? <p className="text-sm">{matrix.undefined} Narrow it down to an analyst.</p> : null}
        {matrix && !("undefined" in matrix) ? (
          <PairFigure matrix={matrix} people={raters} hrefOf={(one, other) => `${here}?${withPair(search, one, other)}#confusion`} />
        ) : null}
        {confused ? (
          <div id="confusion">
            <ConfusionFigure
              confusion={confusionOf(ratings, confused[0].pseudonym, confused[1].pseudonym)}
              first={confused[0]}
              second={confused[1]}
              hrefOf={(down, across) => `${here}/differences?${withPair(search, ...confused)}&gave=${down}~${across}`}
            />
          </div>
        ) : null}
      </div>
      <TakeAlong href={`${here}/ratings?${search}`} labels={ratings.labels} />
    </IntervalsProvider>
  );
}

function inWords(subject: Rated, items: number): string {
  const { resamples, seed } = bootstrapOptions;
  const method = `Intervals: bootstrap over ${itemWords[subject]}, ${resamples.toLocaleString("en")} resamples, seed ${seed}.`;
  return items < fewItems ? `${method} Of so few items they tend to be too short.` : method;
}

function withPair(search: URLSearchParams, one: AgreementPerson, other: AgreementPerson): URLSearchParams {
  return new URLSearchParams([...search, ["first", one.userId], ["second", other.userId]]);
}

/** The two that are asked for; else those who rated most of the same. */
function confusedPair(
  { pairs }: Agreement,
  raters: readonly AgreementPerson[],
  asked: readonly string[],
): [AgreementPerson, AgreementPerson] | null {
  const [first, second] = asked.map((id) => raters.find(({ userId }) => userId === id));
  if (first && second) return [first, second];
  if (!Array.isArray(pairs)) return null;
  const most = pairs.filter(({ items }) => items > 0).toSorted((a, b) => b.items - a.items)[0];
  const [one, other] = raters.filter(({ pseudonym }) => most?.raters.includes(pseudonym));
  return one && other ? [one, other] : null;
}
