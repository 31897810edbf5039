"use client";
import { useId } from "react";
import { apartFrom } from "@/app/_ui/apart-from";
import { Button } from "@/app/_ui/button";
import { SelectField, TextArea } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import type { EvidenceChoice } from "@/lib/data/evidence-choices";
import { credibilities, credibilityMeaning } from "@/lib/domain/grades";
import { stances } from "@/lib/domain/stances";
import type { ClaimLink } from "@/lib/domain/workbench";
import { ChangedMeanwhile } from "../../_live/changed-meanwhile";
import { stanceMeaning } from "./stance-meaning";
import { LinkConflictDialog } from "./link-conflict";
import type { LinkDraft } from "./link-draft";
import { PassagePicker } from "./passage-picker";
import { useSaveLink } from "./use-save-link";

/** The second step: the passage that says it, what it does to the claim, and how credible it is. */
export function PassageStep({
  draft,
  evidence,
  link,
  onChange,
  onDone,
}: {
  draft: LinkDraft;
  evidence: EvidenceChoice;
  link: ClaimLink | null;
  onChange: (more: Partial<LinkDraft>) => void;
  onDone: () => void;
}) {
  const id = useId();
  const { save, pending, problem, conflict, putAside } = useSaveLink(link);
  const errors = problem?.fields ?? {};
  const submit = (words: LinkDraft): void => void save(words, evidence.id).then((result) => result.ok && onDone());
  return (
    <>
      <form
        className="flex flex-col gap-4 text-sm"
        onSubmit={(event) => {
          event.preventDefault();
          submit(draft);
        }}
      >
        <div className="flex flex-wrap items-center gap-2">
          <p>
            <span className="font-medium">{evidence.title}</span>{" "}
            <span className="text-ink-2">
              {evidence.source.name} ({evidence.source.reliability}) · {evidence.publishedOn ?? "not dated"}
            </span>
          </p>
          {link ? null : (
            <Button look="quiet" onClick={() => onChange({ evidence: null, passage: null })}>
              Other evidence
            </Button>
          )}
        </div>
        {link && draft.base && link.version > draft.base.version ? (
          <ChangedMeanwhile object={`link/${link.id}`} by={["link.changed", "link.withdrawn", "link.restored"]} />
        ) : null}
        <PassagePicker evidence={evidence} passage={draft.passage} error={errors.end} onPick={(passage) => onChange({ passage })} />
        <fieldset>
          <legend className="mb-1 font-medium">What does it do to the claim?</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {stances.map((stance) => (
              <label key={stance} className="flex items-start gap-2">
                <input type="radio" name={id} className="mt-1" checked={draft.stance === stance} onChange={() => onChange({ stance })} />
                <span>
                  {stance} <span className="text-ink-2">{stanceMeaning[stance]}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="grid gap-3 sm:grid-cols-2">
          <SelectField
            label="Credibility of this information"
            hint="6 says that it is not known, not that it is bad. Judged apart from the source."
            value={draft.credibility ?? ""}
            error={errors.credibility}
            onChange={(event) => onChange({ credibility: Number(event.target.value) || null })}
          >
            <option value="">choose…</option>
            {credibilities.map((digit) => (
              <option key={digit} value={digit}>
                {digit}: {credibilityMeaning[digit]}
              </option>
            ))}
          </SelectField>
          <TextArea
            label="Note"
            rows={2}
            value={draft.note}
            error={errors.note}
            onChange={(event) => onChange({ note: event.target.value })}
          />
        </div>
        <ProblemNote problem={apartFrom(["end", "credibility", "note"], problem)} />
        <div>
          <Button type="submit" look="primary" pending={pending}>
            {link ? "Save" : "Link"}
          </Button>
        </div>
      </form>
      {conflict ? (
        <LinkConflictDialog
          conflict={conflict}
          onClose={putAside}
          onResolve={(resolved) => {
            putAside();
            onChange(resolved);
            submit(resolved);
          }}
        />
      ) : null}
    </>
  );
}
