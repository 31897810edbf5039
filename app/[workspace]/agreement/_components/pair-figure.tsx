import Link from "next/link";
import { Figure as Framed } from "@/app/_ui/figure";
import type { AgreementPerson } from "@/lib/data/agreement-choices";
import { type Coefficient, coefficientName } from "@/lib/domain/agreement/coefficient";
import type { Figure, Figures } from "@/lib/domain/agreement/figure";
import type { PairMatrix } from "@/lib/domain/agreement/pair-matrix";
import { pairFigureName } from "@/lib/domain/agreement-asked";
import { counted, inDigits, inShort } from "./in-digits";
import { IntervalOf } from "./intervals";
import { MatrixPicture, type PictureCell } from "./matrix-picture";

/** By pseudonym; in the order in which they are shown. */
export type People = readonly AgreementPerson[];
type Pair = { one: AgreementPerson; other: AgreementPerson; items: number; figures: Figures };

const shown: readonly Coefficient[] = ["percentAgreement", "cohenKappa", "krippendorffAlpha", "gwetAc1"];

/** Every two raters: Cohen’s κ as a picture, and more of it as a table. @param hrefOf where a pair’s confusion matrix stands */
export function PairFigure({
  matrix,
  people,
  hrefOf,
}: {
  matrix: PairMatrix;
  people: People;
  hrefOf: (one: AgreementPerson, other: AgreementPerson) => string;
}) {
  const cellOf = (one: AgreementPerson, other: AgreementPerson) =>
    matrix.cells[matrix.raters.indexOf(one.pseudonym)]![matrix.raters.indexOf(other.pseudonym)]!;
  const pairs: Pair[] = people.flatMap((one, i) => people.slice(i + 1).map((other) => ({ one, other, ...cellOf(one, other)! })));
  const pictured = (one: AgreementPerson, other: AgreementPerson): PictureCell | null => {
    const cell = cellOf(one, other);
    if (!cell) return null;
    const { cohenKappa } = cell.figures;
    const value = "value" in cohenKappa ? cohenKappa.value : null;
    return {
      text: value === null ? (cell.items === 0 ? "" : "n. d.") : inShort(value),
      depth: value ?? 0,
      tone: "accent",
      href: cell.items === 0 ? null : hrefOf(one, other),
      label: `${one.name} and ${other.name}: ${value === null ? "not defined" : inShort(value)}, ${counted(cell.items, "item")}`,
    };
  };
  return (
    <Framed
      title="Pair by pair: Cohen’s κ"
      plot={
        <>
          <MatrixPicture
            label="Cohen’s κ of every two raters"
            rows={people.map(({ name }, i) => `${name} ${i + 1}`)}
            columns={people.map((_, i) => `${i + 1}`)}
            cells={people.map((one) => people.map((other) => pictured(one, other)))}
            cellWidth={56}
          />
          <p className="mt-1 text-xs text-ink-2">Deeper: more agreement. “n. d.”: not defined. Empty: nothing that both rated.</p>
        </>
      }
      table={<PairTable pairs={pairs} hrefOf={hrefOf} />}
    />
  );
}

function PairTable({ pairs, hrefOf }: { pairs: readonly Pair[]; hrefOf: (one: AgreementPerson, other: AgreementPerson) => string }) {
  return (
    <div className="mt-2 overflow-x-auto" role="region" aria-label="Pairs of raters" tabIndex={0}>
      <table className="w-full text-left">
        <thead>
          <tr className="border-b border-line-strong">
            <th scope="col" className="py-0.5 pr-3">
              Pair
            </th>
            <th scope="col" className="py-0.5 pr-3 text-right">
              Items
            </th>
            {shown.map((coefficient) => (
              <th key={coefficient} scope="col" className="py-0.5 pr-3">
                {coefficientName[coefficient]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ one, other, items, figures }) => (
            <tr key={`${one.userId} ${other.userId}`} className="border-b border-line align-top">
              <th scope="row" className="py-0.5 pr-3 font-normal">
                {items === 0 ? (
                  `${one.name} and ${other.name}`
                ) : (
                  <Link href={hrefOf(one, other)} prefetch={false}>
                    {one.name} and {other.name}
                  </Link>
                )}
              </th>
              <td className="py-0.5 pr-3 text-right tabular-nums">{items}</td>
              {shown.map((coefficient) => (
                <td key={coefficient} className="py-0.5 pr-3">
                  <PairValue
                    figure={figures[coefficient]}
                    name={pairFigureName([one.pseudonym, other.pseudonym], coefficient)}
                    percent={coefficient === "percentAgreement"}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PairValue({ figure, name, percent }: { figure: Figure; name: string; percent: boolean }) {
  if ("undefined" in figure) return <span className="text-xs text-ink-2">not defined: {figure.undefined}</span>;
  return (
    <>
      <span className="font-medium tabular-nums">{inDigits(figure.value, percent) + (percent ? " %" : "")}</span>
      <span className="block text-xs text-ink-2">
        <IntervalOf name={name} percent={percent} />
      </span>
    </>
  );
}
