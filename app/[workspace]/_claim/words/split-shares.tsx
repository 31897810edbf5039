"use client";
import { type Share, type SplitDraft, takersOf, turnShare } from "./split-draft";

/** Which of the parts takes along what hangs on the claim: the person who splits decides, nothing is left behind. */
export function SplitShares({
  draft,
  shares,
  onChange,
}: {
  draft: SplitDraft;
  shares: readonly Share[];
  onChange: (draft: SplitDraft) => void;
}) {
  if (shares.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">What hangs on the claim goes to</legend>
      <p className="text-xs text-ink-2">
        Each may go to several. What is ticked for none, and what you may not see yet, goes to the first. The claim that is split keeps all
        of it for its history.
      </p>
      <ul className="flex flex-col rounded border border-line">
        {shares.map((share) => (
          <li key={share.id} className="border-b border-line p-2 last:border-0">
            <fieldset className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
              <legend className="float-left min-w-0 flex-1 wrap-anywhere">
                <span className="text-ink-2">{share.label}:</span> <span className="line-clamp-2">{share.text}</span>
              </legend>
              <span className="flex flex-wrap gap-3">
                {draft.parts.map((_, part) => (
                  <label key={part} className="flex items-center gap-1">
                    <input
                      type="checkbox"
                      checked={takersOf(draft, share).includes(part)}
                      onChange={() => onChange(turnShare(draft, share, part))}
                    />
                    Claim {part + 1}
                  </label>
                ))}
              </span>
            </fieldset>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
