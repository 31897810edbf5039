"use client";
import { useId } from "react";
import { TagBadge } from "@/app/_ui/tag-badge";
import type { Judgement } from "@/lib/domain/assessments";
import { basesOfTag, basisMeaning, tags } from "@/lib/domain/tags";
import { withTag } from "./judgement";

/** The tag, by shape and word, and under it the bases that it can stand on. */
export function TagChoice({ judgement, onChange }: { judgement: Judgement; onChange: (judgement: Judgement) => void }) {
  const id = useId();
  const { tag, basis } = judgement;
  return (
    <>
      <fieldset>
        <legend className="mb-1 font-medium">Tag</legend>
        <div className="flex flex-wrap gap-2">
          {tags.map((each) => (
            <label
              key={each}
              className="flex items-center gap-1.5 rounded border border-line-strong px-2 py-1 has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name={`${id}-tag`}
                data-part="tag"
                checked={tag === each}
                onChange={() => onChange(withTag(judgement, each))}
              />
              <TagBadge tag={each} />
            </label>
          ))}
        </div>
      </fieldset>
      {tag ? (
        <fieldset>
          <legend className="mb-1 font-medium">Basis</legend>
          <div className="flex flex-col gap-1">
            {basesOfTag[tag].map((each) => (
              <div key={each} className="flex min-h-7 items-start gap-2">
                <input
                  type="radio"
                  id={`${id}-${each}`}
                  name={`${id}-basis`}
                  className="mt-1"
                  checked={basis === each}
                  aria-describedby={`${id}-${each}-meaning`}
                  onChange={() => onChange({ ...judgement, basis: each })}
                />
                <div>
                  <label htmlFor={`${id}-${each}`}>{each}</label>
                  <span id={`${id}-${each}-meaning`} className="text-ink-2">
                    : {basisMeaning[each]}
                  </span>
                </div>
              </div>
            ))}
          </div>
        </fieldset>
      ) : null}
    </>
  );
}
