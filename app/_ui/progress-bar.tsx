/** A share from 0 to 1, as a bar and in words. */
export function ProgressBar({ share, label }: { share: number; label: string }) {
  const percent = Math.floor(share * 100);
  return (
    <div className="flex items-center gap-2 text-xs text-ink-2">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-1.5 w-24 overflow-hidden rounded bg-paper-3"
      >
        <div className="h-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
      <span>{percent} %</span>
    </div>
  );
}
