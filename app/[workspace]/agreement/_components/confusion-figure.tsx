import Link from "next/link";
import { Figure as Framed } from "@/app/_ui/figure";
import type { AgreementPerson } from "@/lib/data/agreement-choices";
import type { Confusion } from "@/lib/domain/agreement/confusion";
import { counted } from "./in-digits";
import { MatrixPicture } from "./matrix-picture";

/** What two raters made of the same items: down what the first gave, across what the second did. @param hrefOf the items of a cell */
export function ConfusionFigure({
  confusion,
  first,
  second,
  hrefOf,
}: {
  confusion: Confusion;
  first: AgreementPerson;
  second: AgreementPerson;
  hrefOf: (down: string, across: string) => string;
}) {
  const { labels, table, items, onlyFirst, onlySecond } = confusion;
  const most = Math.max(1, ...table.flat());
  const sums = { down: table.map((row) => row.reduce(add, 0)), across: labels.map((_, x) => table.map((row) => row[x]!).reduce(add, 0)) };
  return (
    <Framed
      title={`Confusion: ${first.name} down, ${second.name} across`}
      plot={
        <>
          <MatrixPicture
            label={`Items by the label that ${first.name} gave (down) and that ${second.name} gave (across)`}
            rows={labels}
            columns={labels}
            cells={table.map((row, y) =>
              row.map((count, x) => ({
                text: `${count}`,
                depth: depthOf(count, most),
                tone: x === y ? ("accent" as const) : ("differs" as const),
                framed: x === y,
                href: count > 0 ? hrefOf(labels[y]!, labels[x]!) : null,
                label: `${labels[y]} and ${labels[x]}: ${counted(count, "item")}`,
              })),
            )}
            cellWidth={96}
          />
          <p className="mt-1 text-xs text-ink-2">
            Framed twice: both gave the same label. Both rated {counted(items, "item")}; {onlyFirst} more were rated by {first.name} alone
            of the two, {onlySecond} by {second.name}.
          </p>
        </>
      }
      table={
        <div className="mt-2 overflow-x-auto" role="region" aria-label="Confusion matrix" tabIndex={0}>
          <table className="w-full text-left">
            <thead>
              <tr className="border-b border-line-strong">
                <th scope="col" className="py-0.5 pr-3">
                  {first.name} \ {second.name}
                </th>
                {[...labels, "all"].map((label) => (
                  <th key={label} scope="col" className="py-0.5 pr-3 text-right">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.map((row, y) => (
                <tr key={labels[y]} className="border-b border-line">
                  <th scope="row" className="py-0.5 pr-3 font-normal">
                    {labels[y]}
                  </th>
                  {row.map((count, x) => (
                    <td key={labels[x]} className="py-0.5 pr-3 text-right tabular-nums">
                      {count > 0 ? (
                        <Link
                          href={hrefOf(labels[y]!, labels[x]!)}
                          prefetch={false}
                          className="inline-block min-h-6 min-w-6"
                          aria-label={`${counted(count, "item")}: ${labels[y]} and ${labels[x]}`}
                        >
                          {count}
                        </Link>
                      ) : (
                        0
                      )}
                    </td>
                  ))}
                  <td className="py-0.5 pr-3 text-right tabular-nums">{sums.down[y]}</td>
                </tr>
              ))}
              <tr>
                <th scope="row" className="py-0.5 pr-3 font-normal">
                  all
                </th>
                {[...sums.across, items].map((sum, x) => (
                  <td key={labels[x] ?? "all"} className="py-0.5 pr-3 text-right tabular-nums">
                    {sum}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      }
    />
  );
}

/** Even one of many is to be seen. */
const depthOf = (count: number, most: number): number => (count === 0 ? 0 : 0.25 + 0.75 * Math.sqrt(count / most));
const add = (sum: number, one: number): number => sum + one;
