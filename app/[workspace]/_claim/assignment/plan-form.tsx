"use client";
import { useId } from "react";
import { TextField } from "@/app/_ui/field";
import type { AnalystLoad } from "@/lib/data/assignment-facts";
import { mostAnalysts, type PlanFacts } from "@/lib/domain/assignment";
import { chosenIn, type PlanChoice, type PlanFields } from "./plan-fields";
import { PlanEffect } from "./plan-effect";

const words: Record<PlanChoice, { label: string; hint: string }> = {
  queue: { label: "Whoever takes it", hint: "A queue: each claim is handed out so many times and no more." },
  named: { label: "These analysts", hint: "Each of them assesses each claim." },
  article: { label: "As the article's plan says", hint: "No plan of its own." },
  nobody: { label: "Nobody else", hint: "Those who have one keep it." },
};

/** What stands around the fields where two people change a plan at once. */
export const planLabels: Record<keyof PlanFields, string> = {
  mode: "Who assesses",
  analysts: "Analysts",
  wanted: "Analysts for each claim",
  dueOn: "Due",
};
export function planShown(analysts: readonly AnalystLoad[]): Partial<Record<keyof PlanFields, (value: string) => string>> {
  const name = (userId: string): string => analysts.find((each) => each.userId === userId)?.name ?? "a former member";
  return {
    mode: (value) => words[value as PlanChoice]?.label ?? value,
    analysts: (value) => chosenIn({ analysts: value }).map(name).join(", "),
    dueOn: (value) => value,
  };
}

type Props = {
  plan: PlanFields;
  onChange: (more: Partial<PlanFields>) => void;
  modes: readonly PlanChoice[];
  analysts: readonly AnalystLoad[];
  facts: PlanFacts;
  errors: Record<string, string>;
};

/** Who assesses, how many, until when; and what would come of it. */
export function PlanForm({ plan, onChange, modes, analysts, facts, errors }: Props) {
  const name = useId();
  const planned = plan.mode === "queue" || plan.mode === "named";
  return (
    <>
      <fieldset className="flex flex-col gap-1">
        <legend className="text-sm font-medium">Who assesses</legend>
        {modes.map((mode) => (
          <label key={mode} className="flex items-baseline gap-2 text-sm">
            <input type="radio" name={name} checked={plan.mode === mode} onChange={() => onChange({ mode })} />
            <span>
              {words[mode].label} <span className="text-ink-2">{words[mode].hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {plan.mode === "queue" ? (
        <div className="max-w-48">
          <TextField
            label="Analysts for each claim"
            type="number"
            min={1}
            max={mostAnalysts}
            value={plan.wanted}
            error={errors["plan.wanted"]}
            onChange={(event) => onChange({ wanted: event.target.value })}
          />
        </div>
      ) : null}
      {plan.mode === "named" ? <Analysts {...{ plan, onChange, analysts }} error={errors["plan.analysts"]} /> : null}
      {planned ? (
        <div className="max-w-48">
          <TextField
            label="Due (may stay empty)"
            type="date"
            value={plan.dueOn}
            error={errors["plan.dueOn"]}
            onChange={(event) => onChange({ dueOn: event.target.value })}
          />
        </div>
      ) : null}
      <PlanEffect plan={plan} facts={facts} />
    </>
  );
}

function Analysts({ plan, onChange, analysts, error }: Pick<Props, "plan" | "onChange" | "analysts"> & { error: string | undefined }) {
  const id = useId();
  const chosen = chosenIn(plan);
  const toggle = (userId: string): void => {
    const next = chosen.includes(userId) ? chosen.filter((each) => each !== userId) : [...chosen, userId];
    onChange({ analysts: next.join(" ") });
  };
  return (
    <fieldset aria-describedby={error ? id : undefined}>
      <legend className="text-sm font-medium">Analysts</legend>
      <ul className="grid max-h-60 gap-x-4 overflow-auto sm:grid-cols-2">
        {analysts.map(({ userId, name, role, open }) => (
          <li key={userId}>
            <label className="flex items-baseline gap-2 py-0.5 text-sm">
              <input type="checkbox" checked={chosen.includes(userId)} onChange={() => toggle(userId)} />
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
