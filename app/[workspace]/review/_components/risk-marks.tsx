import { type RiskMark, riskWords } from "@/lib/domain/risk";

const looks = {
  grave: "border-danger bg-danger-soft text-danger",
  doubtful: "border-contested bg-contested-soft text-contested",
  plain: "border-open bg-open-soft text-open",
} as const;
const lookOf: Record<RiskMark, keyof typeof looks> = {
  disagreement: "grave",
  gate: "grave",
  "low-grade": "doubtful",
  "single-origin": "doubtful",
  mixed: "doubtful",
  "unknown-grade": "plain",
  waits: "plain",
};

/** What to look at first, each by its shape and word; the colour only helps. */
export function RiskMarks({ marks, missing = 0 }: { marks: readonly RiskMark[]; missing?: number }) {
  if (marks.length === 0) return <span className="text-xs text-ink-2">no mark</span>;
  return (
    <ul aria-label="Marks" className="flex flex-wrap gap-1">
      {marks.map((mark) => (
        <li
          key={mark}
          title={riskWords[mark].meaning}
          className={`inline-flex items-center gap-1 rounded border px-1.5 text-xs ${looks[lookOf[mark]]}`}
        >
          <span aria-hidden="true">{riskWords[mark].shape}</span>
          {riskWords[mark].word}
          {mark === "waits" && missing > 0 ? ` (${missing})` : ""}
        </li>
      ))}
    </ul>
  );
}
