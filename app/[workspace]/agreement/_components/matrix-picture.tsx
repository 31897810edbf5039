import Link from "next/link";

export type PictureCell = {
  text: string;
  /** How much of the colour, 0 to 1. */
  depth: number;
  tone: "accent" | "differs";
  /** Drawn with a double line: what lies on the diagonal. */
  framed?: boolean;
  href: string | null;
  label: string;
};

const colour = { accent: "var(--accent)", differs: "var(--tag-contested)" };
/** More of the colour, and text on it could no longer be read. */
const deepest = 42;
const widestLabel = 320;
const letterWidth = 7.5;
const rowHeight = 36;

/**
 * A square of figures: the deeper the colour, the more of it, and the figure in each cell. The links are for the mouse; the table beside
 * the picture has the same for the keyboard.
 */
export function MatrixPicture({
  label,
  rows,
  columns,
  cells,
  cellWidth,
}: {
  label: string;
  rows: readonly string[];
  columns: readonly string[];
  cells: readonly (readonly (PictureCell | null)[])[];
  cellWidth: number;
}) {
  // A name that is too long loses its beginning, not the number behind it.
  const labelWidth = Math.min(widestLabel, 16 + letterWidth * Math.max(...rows.map((row) => row.length)));
  const [width, height] = [labelWidth + columns.length * cellWidth + 2, (rows.length + 1) * rowHeight];
  return (
    <div className="overflow-x-auto" role="region" aria-label={label} tabIndex={0}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
        {columns.map((column, x) => (
          <text key={column} x={labelWidth + (x + 0.5) * cellWidth} y={24} textAnchor="middle" className="fill-current text-[13px]">
            {column}
          </text>
        ))}
        {rows.map((row, y) => (
          <g key={row}>
            <text x={labelWidth - 8} y={(y + 1.6) * rowHeight} textAnchor="end" className="fill-current text-[13px]">
              {row}
            </text>
            {columns.map((column, x) => (
              <Cell key={column} cell={cells[y]![x]!} x={labelWidth + x * cellWidth} y={(y + 1) * rowHeight} width={cellWidth} />
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

function Cell({ cell, x, y, width }: { cell: PictureCell | null; x: number; y: number; width: number }) {
  if (!cell) return <rect x={x + 1} y={y + 1} width={width - 2} height={rowHeight - 2} fill="var(--paper-2)" />;
  const fill = `color-mix(in oklab, ${colour[cell.tone]} ${Math.round(deepest * Math.min(1, Math.max(0, cell.depth)))}%, var(--paper))`;
  const drawn = (
    <>
      <rect x={x + 1.5} y={y + 1.5} width={width - 3} height={rowHeight - 3} style={{ fill }} stroke="var(--line-strong)" />
      {cell.framed ? <rect x={x + 4} y={y + 4} width={width - 8} height={rowHeight - 8} fill="none" stroke="var(--line-strong)" /> : null}
      <text x={x + width / 2} y={y + 22} textAnchor="middle" className="fill-ink text-[13px] tabular-nums">
        {cell.text}
      </text>
    </>
  );
  if (!cell.href) return <g aria-label={cell.label}>{drawn}</g>;
  return (
    <Link href={cell.href} prefetch={false} tabIndex={-1} aria-label={cell.label} className="no-underline hover:[&>text]:underline">
      {drawn}
    </Link>
  );
}
