import type { ReactNode } from "react";

type Rows = { columns: readonly string[]; rows: readonly (readonly (string | number)[])[] };

/** A plot with its title, and the same figures as a table for whoever reads rather than looks. `table`: one that holds more than text. */
export function Figure({ title, plot, ...shown }: { title: string; plot: ReactNode } & (Rows | { table: ReactNode })) {
  return (
    <figure className="rounded-lg border border-line p-4">
      <figcaption>
        <h2 className="mb-3">{title}</h2>
      </figcaption>
      {plot}
      <details className="mt-3 text-sm">
        <summary className="cursor-pointer text-ink-2">As a table</summary>
        {"table" in shown ? shown.table : <PlainTable {...shown} />}
      </details>
    </figure>
  );
}

function PlainTable({ columns, rows }: Rows) {
  return (
    <table className="mt-2 w-full text-left">
      <thead>
        <tr className="border-b border-line-strong">
          {columns.map((column) => (
            <th key={column} className="py-0.5 pr-3">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join(" ")} className="border-b border-line">
            {row.map((cell, i) => (
              <td key={`${columns[i]}`} className="py-0.5 pr-3">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
