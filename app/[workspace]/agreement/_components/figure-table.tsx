import type { Interval, Undefined } from "@/lib/domain/agreement/figure";
import { inDigits } from "./in-digits";
import { IntervalOf } from "./intervals";

/** A coefficient as either kind has it: items and raters, or texts and units. */
export type FigureRow = {
  key: string;
  name: string;
  meaning: string;
  figure: { value: number; interval?: Interval | Undefined } | Undefined;
  percent?: boolean;
  /** What it rests on, one number for each of `counts`. */
  n: readonly number[];
  note?: string;
};

/** Each coefficient with its value, interval and what it rests on; what is undefined says why. */
export function FigureTable({ caption, counts, rows }: { caption: string; counts: readonly string[]; rows: readonly FigureRow[] }) {
  return (
    <div className="overflow-x-auto" role="region" aria-label={caption} tabIndex={0}>
      <table className="w-full text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line-strong">
            <th scope="col" className="py-1 pr-3">
              Coefficient
            </th>
            <th scope="col" className="py-1 pr-3 text-right">
              Value
            </th>
            <th scope="col" className="min-w-36 py-1 pr-3">
              95 % interval
            </th>
            {counts.map((count) => (
              <th key={count} scope="col" className="py-1 pr-3 text-right">
                {count}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} counts={counts} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, counts }: { row: FigureRow; counts: readonly string[] }) {
  const { key, name, meaning, figure, percent = false, n, note } = row;
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="min-w-60 py-1.5 pr-3 font-medium">
        {name}
        <span className="block text-xs font-normal text-ink-2">{meaning}</span>
      </th>
      {"undefined" in figure ? (
        <td colSpan={2} className="py-1.5 pr-3">
          Not defined. {figure.undefined}
        </td>
      ) : (
        <>
          <td className="py-1.5 pr-3 text-right font-medium whitespace-nowrap tabular-nums">
            {inDigits(figure.value, percent)}
            {percent ? " %" : ""}
            {note ? <span className="block text-xs font-normal text-ink-2">{note}</span> : null}
          </td>
          <td className="py-1.5 pr-3">
            <IntervalOf name={key} percent={percent} />
          </td>
        </>
      )}
      {counts.map((count, i) => (
        <td key={count} className="py-1.5 pr-3 text-right tabular-nums">
          {n[i]!.toLocaleString("en")}
        </td>
      ))}
    </tr>
  );
}
