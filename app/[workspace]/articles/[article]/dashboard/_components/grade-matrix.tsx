import type { Dashboard } from "@/lib/data/dashboard";
import { credibilities, reliabilities } from "@/lib/domain/grades";
import { type Stance, stances } from "@/lib/domain/stances";

const cell = 34;
const mark: Record<Stance, string> = { supports: "+", refutes: "−", qualifies: "±", context: "·" };

/** Links by reliability of the source (across) and credibility of the information (down): how many, and of which stance. */
export function GradeMatrix({ links }: { links: Dashboard["links"] }) {
  const most = Math.max(1, ...reliabilities.flatMap((r) => credibilities.map((c) => count(links, r, c))));
  const [width, height] = [(reliabilities.length + 1) * cell * 2, (credibilities.length + 1) * cell];
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${links.reduce((sum, link) => sum + link.links, 0)} links by reliability and credibility; the table has the figures`}
      className="w-full max-w-xl"
    >
      {reliabilities.map((reliability, x) => (
        <text key={reliability} x={(x + 1.5) * cell * 2 - cell} y={cell * 0.6} textAnchor="middle" className="fill-current text-[13px]">
          {reliability}
        </text>
      ))}
      {credibilities.map((credibility, y) => (
        <g key={credibility}>
          <text x={cell * 0.5} y={(y + 1.6) * cell} textAnchor="middle" className="fill-current text-[13px]">
            {credibility}
          </text>
          {reliabilities.map((reliability, x) => {
            const total = count(links, reliability, credibility);
            const [left, top] = [(x + 1) * cell * 2 - cell, (y + 1) * cell];
            return (
              <g key={reliability}>
                <rect
                  x={left}
                  y={top}
                  width={cell * 2 - 2}
                  height={cell - 2}
                  fill="var(--accent-soft)"
                  opacity={total === 0 ? 0.25 : 0.4 + 0.6 * (total / most)}
                  stroke="var(--line-strong)"
                />
                <text x={left + cell - 1} y={top + cell * 0.6} textAnchor="middle" className="fill-current text-[12px]">
                  {stances
                    .map((stance) => ({
                      stance,
                      n: sum(links.filter((l) => l.stance === stance && l.reliability === reliability && l.credibility === credibility)),
                    }))
                    .filter(({ n }) => n > 0)
                    .map(({ stance, n }) => `${mark[stance]}${n}`)
                    .join(" ")}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}

function count(links: Dashboard["links"], reliability: string, credibility: number): number {
  return sum(links.filter((link) => link.reliability === reliability && link.credibility === credibility));
}

function sum(links: Dashboard["links"]): number {
  return links.reduce((total, link) => total + link.links, 0);
}
