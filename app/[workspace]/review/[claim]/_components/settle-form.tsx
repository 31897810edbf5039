"use client";
import { apartFrom } from "@/app/_ui/apart-from";
import { Button } from "@/app/_ui/button";
import { SelectField, TextArea } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { TagBadge } from "@/app/_ui/tag-badge";
import { useDraft } from "@/app/_ui/use-draft";
import { GatePreview } from "@/app/[workspace]/_claim/assessment/gate-preview";
import { emptyJudgement, judgementIn } from "@/app/[workspace]/_claim/assessment/judgement";
import { JudgementFields } from "@/app/[workspace]/_claim/assessment/judgement-fields";
import { useClaimInHand } from "@/app/[workspace]/_claim/claim-in-hand";
import { MissingCheck } from "@/app/[workspace]/_claim/review/missing-check";
import { useClaimAct } from "@/app/[workspace]/_claim/use-claim-act";
import { adjudicateClaimAction } from "@/app/[workspace]/claims/[claim]/actions";
import { type DisagreementCode, disagreementCodes, disagreementMeaning } from "@/lib/domain/adjudication";
import type { Judgement } from "@/lib/domain/assessments";
import type { ClaimAssessment } from "@/lib/domain/workbench";

type Draft = { take: string; judgement: Judgement; reasonCode: DisagreementCode | ""; reasons: string; withoutMissing: boolean };
const nothing: Draft = { take: "", judgement: emptyJudgement, reasonCode: "", reasons: "", withoutMissing: false };
const own = "own";

/** Takes one of the assessments or writes the settled one, and says why. What is typed is kept in this browser. */
export function SettleForm({ counting }: { counting: readonly ClaimAssessment[] }) {
  const { workspace, viewer, detail } = useClaimInHand();
  const { claim } = detail;
  const draft = useDraft<Draft>(`adjudication/${workspace}/${viewer.userId}/${claim.id}`, nothing);
  const value = { ...nothing, ...draft.value };
  const change = (more: Partial<Draft>): void => draft.change({ ...value, ...more });
  const { run, pending, problem, errors } = useClaimAct(adjudicateClaimAction);
  const writes = value.take === own;

  const settle = async (): Promise<void> => {
    const result = await run({
      claimId: claim.id,
      seen: counting.map(({ id, version }) => ({ assessmentId: id, version })),
      takenId: writes || !value.take ? null : value.take,
      judgement: writes ? value.judgement : null,
      // Without a reason the server says so beside the field.
      reasonCode: value.reasonCode as DisagreementCode,
      reasons: value.reasons,
      withoutMissing: value.withoutMissing,
    });
    if (result.ok) draft.discard();
  };
  return (
    <section aria-labelledby="settle-title" className="@container flex flex-col gap-3 rounded border border-line-strong p-3">
      <h3 id="settle-title">Settle the claim</h3>
      <form
        aria-label="Adjudication"
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void settle();
        }}
      >
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 font-medium">By which judgement?</legend>
          {counting.map((assessment) => (
            <label key={assessment.id} className="flex flex-wrap items-center gap-2">
              <input type="radio" name="take" checked={value.take === assessment.id} onChange={() => change({ take: assessment.id })} />
              {assessment.analyst}’s: <TagBadge tag={assessment.tag} basis={assessment.basis} />
            </label>
          ))}
          <label className="flex items-center gap-2">
            <input
              type="radio"
              name="take"
              checked={writes}
              onChange={() => change({ take: own, ...(value.judgement.tag ? {} : { judgement: judgementIn(counting[0]!) }) })}
            />
            one that I write
          </label>
          {errors.takenId ? (
            <p className="text-danger" role="alert">
              {errors.takenId}
            </p>
          ) : null}
        </fieldset>
        {writes ? (
          <>
            <JudgementFields judgement={value.judgement} errors={errors} onChange={(judgement) => change({ judgement })} />
            <GatePreview judgement={value.judgement} detail={detail} />
          </>
        ) : null}
        <SelectField
          label="Why did they differ?"
          hint="What comes often is mended in the guidelines."
          value={value.reasonCode}
          error={errors.reasonCode}
          onChange={(event) => change({ reasonCode: event.target.value as DisagreementCode | "" })}
        >
          <option value="">choose…</option>
          {disagreementCodes.map((code) => (
            <option key={code} value={code}>
              {disagreementMeaning[code]}
            </option>
          ))}
        </SelectField>
        <TextArea
          label="Why is it settled like this?"
          hint="Both analysts read it, and it stands in the record."
          rows={4}
          value={value.reasons}
          error={errors.reasons}
          onChange={(event) => change({ reasons: event.target.value })}
        />
        <MissingCheck
          missing={detail.missing}
          checked={value.withoutMissing}
          error={errors.withoutMissing}
          onChange={(withoutMissing) => change({ withoutMissing })}
        />
        <ProblemNote problem={apartFrom(["takenId", "reasonCode", "reasons", "withoutMissing"], problem)} />
        <div>
          <Button type="submit" look="primary" pending={pending}>
            Settle it
          </Button>
        </div>
      </form>
    </section>
  );
}
