export type Bar = { label: string; value: number; fill: string; pattern: "solid" | "stripes" | "dots" | "dashes" | "none" };

const rowHeight = 30;
const labelWidth = 190;
const plotWidth = 320;

/** Horizontal bars on a common scale; each has a pattern of its own beside its colour, and its value in figures. */
export function Bars({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  const height = bars.length * rowHeight;
  return (
    <svg
      viewBox={`0 0 ${labelWidth + plotWidth + 60} ${height}`}
      role="img"
      aria-label={`${label}: ${bars.map((bar) => `${bar.label} ${bar.value}`).join(", ")}`}
      className="w-full max-w-2xl"
    >
      <Patterns />
      {bars.map((bar, i) => {
        const width = (bar.value / most) * plotWidth;
        const y = i * rowHeight + 5;
        return (
          <g key={bar.label}>
            <text x={labelWidth - 8} y={y + 14} textAnchor="end" className="fill-current text-[13px]">
              {bar.label}
            </text>
            <rect x={labelWidth} y={y} width={width} height={20} fill={bar.fill} />
            {bar.pattern === "solid" ? null : <rect x={labelWidth} y={y} width={width} height={20} fill={`url(#${bar.pattern})`} />}
            <rect x={labelWidth} y={y} width={Math.max(width, 1)} height={20} fill="none" stroke="currentColor" strokeWidth={0.75} />
            <text x={labelWidth + width + 6} y={y + 14} className="fill-current text-[13px]">
              {bar.value}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function Patterns() {
  const ink = { stroke: "var(--paper)", strokeWidth: 2 };
  return (
    <defs>
      <pattern id="stripes" width={8} height={8} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1={0} y1={0} x2={0} y2={8} {...ink} />
      </pattern>
      <pattern id="dots" width={8} height={8} patternUnits="userSpaceOnUse">
        <circle cx={4} cy={4} r={1.5} fill="var(--paper)" />
      </pattern>
      <pattern id="dashes" width={10} height={6} patternUnits="userSpaceOnUse">
        <line x1={0} y1={3} x2={6} y2={3} {...ink} />
      </pattern>
      <pattern id="none" width={8} height={8} patternUnits="userSpaceOnUse">
        <rect width={8} height={8} fill="var(--paper)" opacity={0.75} />
      </pattern>
    </defs>
  );
}
