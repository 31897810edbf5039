"use client";
import { useId, useState } from "react";
import { Button } from "./button";
import { changedBy, type ConflictField, obviousTakes, type Take } from "./conflict-fields";
import { Dialog } from "./dialog";
import { DiffText } from "./diff-text";
import { inputClass } from "./input-class";

/**
 * Mine, theirs and what both began with, field by field. Where only one side has changed a field, that one is taken; of
 * the others the person takes either, or writes it anew. Closing decides nothing and loses nothing.
 */
export function ConflictDialog<Name extends string>({
  open,
  onOpenChange,
  title,
  fields,
  onResolve,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  fields: readonly ConflictField<Name>[];
  onResolve: (takes: Record<Name, Take>) => void;
}) {
  return (
    <Dialog
      wide
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description="It was changed elsewhere while you were at it. Both versions are kept until you decide."
    >
      <ConflictForm fields={fields} onResolve={onResolve} />
    </Dialog>
  );
}

function ConflictForm<Name extends string>({
  fields,
  onResolve,
}: {
  fields: readonly ConflictField<Name>[];
  onResolve: (takes: Record<Name, Take>) => void;
}) {
  const [takes, setTakes] = useState(() => obviousTakes(fields));
  const differing = fields.filter((field) => changedBy(field) !== "nobody");
  const complete = fields.every((field) => takes[field.name]);
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        // React takes it on to a form around the dialog, which would be sent along with it.
        event.stopPropagation();
        if (complete) onResolve(takes as Record<Name, Take>);
      }}
    >
      {differing.map((field) => (
        <FieldChoice
          key={field.name}
          field={field}
          take={takes[field.name]}
          onTake={(take) => setTakes({ ...takes, [field.name]: take })}
        />
      ))}
      <div>
        <Button type="submit" look="primary" disabled={!complete}>
          Keep this
        </Button>
      </div>
    </form>
  );
}

function FieldChoice({ field, take, onTake }: { field: ConflictField<string>; take: Take | undefined; onTake: (take: Take) => void }) {
  const id = useId();
  const who = changedBy(field);
  const option = (value: Take["take"], label: string, next: Take) => (
    <label className="flex items-center gap-1.5 font-medium">
      <input type="radio" name={id} checked={take?.take === value} onChange={() => onTake(next)} />
      {label}
    </label>
  );
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">
        {field.label}
        <span className="font-normal text-ink-2">
          {who === "both" ? ": changed by both" : who === "mine" ? ": changed by you alone" : ": changed elsewhere alone"}
        </span>
      </legend>
      <div className="grid gap-3 sm:grid-cols-3">
        <Side>
          {option("mine", "Yours", { take: "mine" })}
          <Changed from={field.base} to={field.mine} />
        </Side>
        <Side>
          {option("theirs", "As it now stands", { take: "theirs" })}
          <Changed from={field.base} to={field.theirs} />
        </Side>
        <Side>
          <p className="font-medium text-ink-2">What both began with</p>
          <Changed from={field.base} to={field.base} />
        </Side>
      </div>
      {field.editable ? (
        <>
          {option("text", "In other words", { take: "text", text: take?.take === "text" ? take.text : field.mine })}
          {take?.take === "text" ? (
            <textarea
              aria-label={`${field.label}, in other words`}
              rows={3}
              className={inputClass}
              value={take.text}
              onChange={(event) => onTake({ take: "text", text: event.target.value })}
            />
          ) : null}
        </>
      ) : null}
    </fieldset>
  );
}

function Changed({ from, to }: { from: string; to: string }) {
  return from === "" && to === "" ? <span className="text-ink-2">nothing</span> : <DiffText before={from} after={to} />;
}

function Side({ children }: { children: React.ReactNode }) {
  return <div className="rounded border border-line p-2 text-sm whitespace-pre-wrap wrap-anywhere">{children}</div>;
}
