import type { Dashboard } from "@/lib/data/dashboard";

const width = 640;
const height = 160;
const bottom = 24;

/** Acts a day as columns; the settled claims among them darker, with their number above. */
export function Timeline({ days }: { days: Dashboard["days"] }) {
  const most = Math.max(1, ...days.map((day) => day.acts));
  const step = width / Math.max(days.length, 7);
  const scale = (value: number): number => (value / most) * (height - bottom - 16);
  const total = days.reduce((sum, day) => sum + day.acts, 0);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Timeline: ${total} acts on ${days.length} days`}
      className="w-full max-w-2xl"
    >
      <line x1={0} x2={width} y1={height - bottom} y2={height - bottom} stroke="currentColor" />
      {days.map((day, i) => {
        const x = i * step + step * 0.15;
        const tall = scale(day.acts);
        const settled = scale(day.settled);
        return (
          <g key={day.day}>
            <rect
              x={x}
              y={height - bottom - tall}
              width={step * 0.7}
              height={tall}
              fill="var(--accent-soft)"
              stroke="currentColor"
              strokeWidth={0.75}
            />
            <rect x={x} y={height - bottom - settled} width={step * 0.7} height={settled} fill="var(--accent)" />
            {days.length <= 31 ? (
              <text x={x + step * 0.35} y={height - bottom - tall - 4} textAnchor="middle" className="fill-current text-[11px]">
                {day.acts}
              </text>
            ) : null}
            {i % Math.ceil(days.length / 7) === 0 ? (
              <text x={x + step * 0.35} y={height - 8} textAnchor="middle" className="fill-current text-[11px]">
                {day.day.slice(5)}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
