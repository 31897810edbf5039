"use client";
import { SelectField, TextArea, TextField } from "@/app/_ui/field";
import type { Judgement } from "@/lib/domain/assessments";
import { type Confidence, confidences, type Likelihood, likelihoodRange, likelihoods } from "@/lib/domain/likelihood";
import { mixedSentences } from "@/lib/domain/mixed-sentences";
import { TagChoice } from "./tag-choice";

/** All that a judgement consists of. `errors` by field name. */
export function JudgementFields({
  judgement,
  errors,
  onChange,
  onLeave,
}: {
  judgement: Judgement;
  errors: Record<string, string>;
  onChange: (judgement: Judgement) => void;
  /** The rationale has lost the focus. */
  onLeave?: () => void;
}) {
  const mixed = mixedSentences(judgement.rationale);
  return (
    <>
      <TagChoice judgement={judgement} onChange={onChange} />
      <TextArea
        label="Rationale"
        rows={4}
        value={judgement.rationale}
        error={errors.rationale}
        hint={
          mixed.length > 0 ? (
            <>
              How likely it is and how sure you are of that are two things. Keep them apart:{" "}
              {mixed.map((sentence) => `“${sentence}”`).join(" ")}
            </>
          ) : undefined
        }
        onChange={(event) => onChange({ ...judgement, rationale: event.target.value })}
        onBlur={onLeave}
      />
      <div className="grid grid-cols-1 gap-2 @xs:grid-cols-2 @xl:grid-cols-3">
        <SelectField
          label="Likelihood"
          value={judgement.likelihood ?? ""}
          onChange={(event) => onChange({ ...judgement, likelihood: (event.target.value || null) as Likelihood | null })}
        >
          <option value="">not stated</option>
          {likelihoods.map((each) => (
            <option key={each} value={each}>
              {each} ({likelihoodRange[each].join("–")} %)
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Confidence"
          value={judgement.confidence ?? ""}
          onChange={(event) => onChange({ ...judgement, confidence: (event.target.value || null) as Confidence | null })}
        >
          <option value="">not stated</option>
          {confidences.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </SelectField>
        <TextField
          label="As of"
          type="date"
          title="Evidence dated later does not count"
          value={judgement.asOf ?? ""}
          error={errors.asOf}
          onChange={(event) => onChange({ ...judgement, asOf: event.target.value || null })}
        />
      </div>
    </>
  );
}
