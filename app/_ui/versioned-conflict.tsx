"use client";
import { ConflictDialog } from "./conflict-dialog";
import type { ConflictField, Take } from "./conflict-fields";
import type { useVersionedForm } from "./use-versioned-form";
import type { Fields } from "./versioned-form";

type Form<F extends Fields> = Pick<
  ReturnType<typeof useVersionedForm<F, { version: number }>>,
  "fields" | "base" | "conflict" | "putAside" | "overtaken"
>;

/** Says that something is being typed upon what somebody else has changed, and lets a person decide once it is to be saved. */
export function VersionedConflict<F extends Fields>({
  form,
  title,
  labels,
  shown = {},
  who = "Somebody",
  onResolve,
}: {
  form: Form<F>;
  title: string;
  labels: Record<keyof F & string, string>;
  /** How a field's value reads, where that is not the value. Such a field cannot be put into other words. */
  shown?: Partial<Record<keyof F & string, (value: string) => string>>;
  who?: string | undefined;
  onResolve: (mine: F) => void;
}) {
  const { fields: mine, base, conflict, overtaken, putAside } = form;
  const names = Object.keys(labels) as (keyof F & string)[];
  const text = (name: keyof F & string, value: string): string => shown[name]?.(value) ?? value;
  const compared = (theirs: F): ConflictField<keyof F & string>[] =>
    names.map((name) => ({
      name,
      label: labels[name],
      base: text(name, base[name]!),
      mine: text(name, mine[name]!),
      theirs: text(name, theirs[name]!),
      editable: !shown[name],
    }));
  const taken = (theirs: F, takes: Record<keyof F & string, Take>): F =>
    Object.fromEntries(
      names.map((name) => {
        const take = takes[name];
        return [name, take.take === "text" ? take.text : take.take === "theirs" ? theirs[name]! : mine[name]!];
      }),
    ) as F;
  return (
    <>
      {overtaken ? (
        <p role="status" className="rounded bg-warn-soft px-3 py-2 text-sm">
          {who} changed this meanwhile. What you type stays; when you save it, you see both.
        </p>
      ) : null}
      {conflict ? (
        <ConflictDialog
          open
          onOpenChange={putAside}
          title={title}
          fields={compared(conflict.fields)}
          onResolve={(takes) => onResolve(taken(conflict.fields, takes))}
        />
      ) : null}
    </>
  );
}
