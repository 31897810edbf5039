"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { SelectField, TextArea } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { reached } from "@/app/_ui/use-act";
import type { TrainingShown } from "@/lib/data/known-answers";
import type { Problem } from "@/lib/domain/problems";
import { type Basis, bases, basesOfTag, basisMeaning, tagOfBasis, tags } from "@/lib/domain/tags";
import { setKnownAnswerAction, withdrawKnownAnswerAction } from "../../claims/[claim]/actions";
import { useClaimInHand } from "../claim-in-hand";

/** Where a lead sets the known answer. A basis says its tag. */
export function AnswerForm({ shown, onDone }: { shown: TrainingShown; onDone: () => void }) {
  const { workspace, detail } = useClaimInHand();
  const [open, setOpen] = useState(false);
  const [basis, setBasis] = useState<Basis>(shown.known?.basis ?? bases[0]);
  const [explanation, setExplanation] = useState(shown.known?.explanation ?? "");
  const [problem, setProblem] = useState<Problem | null>(null);
  const named = { claimId: detail.claim.id, version: shown.version ?? 0 };
  const after = (result: { ok: true } | { ok: false; problem: Problem }): void => {
    setProblem(result.ok ? null : result.problem);
    if (result.ok) onDone();
  };
  const save = async (): Promise<void> =>
    after(await reached(() => setKnownAnswerAction(workspace, { ...named, tag: tagOfBasis(basis), basis, explanation })));
  const withdraw = async (): Promise<void> => after(await reached(() => withdrawKnownAnswerAction(workspace, named)));
  if (!open) {
    return (
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setOpen(true)}>{shown.known ? "Change the known answer" : "Set the known answer"}</Button>
        {shown.known ? (
          <Button look="quiet" onClick={() => void withdraw()}>
            Withdraw it
          </Button>
        ) : null}
        <ProblemNote problem={problem} />
      </div>
    );
  }
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SelectField label="Tag and basis" value={basis} onChange={(event) => setBasis(event.target.value as Basis)}>
        {tags.map((tag) => (
          <optgroup key={tag} label={tag}>
            {basesOfTag[tag].map((each) => (
              <option key={each} value={each}>
                {`${tag} · ${each}: ${basisMeaning[each]}`}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <TextArea
        label="Why (shown with it, once somebody has answered)"
        rows={3}
        value={explanation}
        error={problem?.fields?.explanation}
        onChange={(event) => setExplanation(event.target.value)}
      />
      <ProblemNote problem={problem} />
      <div className="flex gap-2">
        <Button type="submit" look="primary">
          Keep
        </Button>
        <Button look="quiet" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
