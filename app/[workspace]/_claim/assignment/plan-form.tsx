"use client";
import { type ReactNode, useId } from "react";
import { apartFrom } from "@/app/_ui/apart-from";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import type { AnalystLoad } from "@/lib/data/assignment-facts";
import { mostAnalysts, type PlanFacts } from "@/lib/domain/assignment";
import type { Problem } from "@/lib/domain/problems";
import type { PlanDraft } from "./plan-draft";
import { PlanEffect } from "./plan-effect";

type Mode = PlanDraft["mode"];
const words: Record<Mode, { label: string; hint: string }> = {
  queue: { label: "Whoever takes it", hint: "A queue: each claim is handed out so many times and no more." },
  named: { label: "These analysts", hint: "Each of them assesses each claim." },
  article: { label: "As the article's plan says", hint: "No plan of its own." },
  nobody: { label: "Nobody else", hint: "Those who have one keep it." },
};

/** Who assesses, how many, until when; and what would come of it. */
export function PlanForm({
  draft,
  onChange,
  modes,
  analysts,
  facts,
  pending,
  problem,
  onSubmit,
  children,
}: {
  draft: PlanDraft;
  onChange: (draft: PlanDraft) => void;
  modes: readonly Mode[];
  analysts: readonly AnalystLoad[];
  facts: PlanFacts;
  pending: boolean;
  problem: Problem | null;
  onSubmit: () => void;
  children?: ReactNode;
}) {
  const name = useId();
  const errors = problem?.fields ?? {};
  const planned = draft.mode === "queue" || draft.mode === "named";
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="text-sm font-medium">Who assesses</legend>
        {modes.map((mode) => (
          <label key={mode} className="flex items-baseline gap-2 text-sm">
            <input type="radio" name={name} checked={draft.mode === mode} onChange={() => onChange({ ...draft, mode })} />
            <span>
              {words[mode].label} <span className="text-ink-2">{words[mode].hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {draft.mode === "queue" ? (
        <div className="max-w-48">
          <TextField
            label="Analysts for each claim"
            type="number"
            min={1}
            max={mostAnalysts}
            value={draft.wanted}
            error={errors["plan.wanted"]}
            onChange={(event) => onChange({ ...draft, wanted: event.target.value })}
          />
        </div>
      ) : null}
      {draft.mode === "named" ? <Analysts {...{ draft, onChange, analysts }} error={errors["plan.analysts"]} /> : null}
      {planned ? (
        <div className="max-w-48">
          <TextField
            label="Due (may stay empty)"
            type="date"
            value={draft.dueOn}
            error={errors["plan.dueOn"]}
            onChange={(event) => onChange({ ...draft, dueOn: event.target.value })}
          />
        </div>
      ) : null}
      {children}
      <PlanEffect draft={draft} facts={facts} />
      <ProblemNote problem={apartFrom(["plan.wanted", "plan.analysts", "plan.dueOn"], problem)} />
      <div>
        <Button type="submit" look="primary" pending={pending}>
          Save the plan
        </Button>
      </div>
    </form>
  );
}

function Analysts({
  draft,
  onChange,
  analysts,
  error,
}: {
  draft: PlanDraft;
  onChange: (draft: PlanDraft) => void;
  analysts: readonly AnalystLoad[];
  error: string | undefined;
}) {
  const id = useId();
  const toggle = (userId: string): void => {
    const chosen = draft.analysts.includes(userId);
    onChange({ ...draft, analysts: chosen ? draft.analysts.filter((each) => each !== userId) : [...draft.analysts, userId] });
  };
  return (
    <fieldset aria-describedby={error ? id : undefined}>
      <legend className="text-sm font-medium">Analysts</legend>
      <ul className="grid max-h-60 gap-x-4 overflow-auto sm:grid-cols-2">
        {analysts.map(({ userId, name, role, open }) => (
          <li key={userId}>
            <label className="flex items-baseline gap-2 py-0.5 text-sm">
              <input type="checkbox" checked={draft.analysts.includes(userId)} onChange={() => toggle(userId)} />
              <span>
                {name} <span className="text-ink-2">{[role === "analyst" ? "" : role, `${open} open`].filter(Boolean).join(", ")}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {error ? (
        <p id={id} role="alert" className="text-sm text-danger">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
