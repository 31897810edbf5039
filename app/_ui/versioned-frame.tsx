"use client";
import { useRouter } from "next/navigation";
import type { ComponentProps, ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "./button";
import { ProblemNote } from "./problem-note";
import type { useVersionedForm } from "./use-versioned-form";
import { VersionedConflict } from "./versioned-conflict";
import type { Fields } from "./versioned-form";

type Form<F extends Fields> = ReturnType<typeof useVersionedForm<F, { version: number }>>;

/** What stands around the fields of such a form: what others changed meanwhile above them, what was refused and the way to save below. */
export function VersionedFrame<F extends Fields>({
  form,
  saved,
  save = "Save",
  className = "flex flex-col gap-3",
  children,
  ...conflict
}: Omit<ComponentProps<typeof VersionedConflict<F>>, "form" | "onResolve"> & {
  form: Form<F>;
  /** Said when it is saved. */
  saved: string;
  save?: string;
  className?: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const done = (isSaved: boolean): void => {
    if (!isSaved) return;
    toast.success(saved);
    router.refresh();
  };
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        void form.save().then(done);
      }}
    >
      <div className="col-span-full empty:hidden">
        <VersionedConflict form={form} {...conflict} onResolve={(mine) => void form.resolve(mine).then(done)} />
      </div>
      {children}
      <div className="col-span-full empty:hidden">
        <ProblemNote problem={form.problem} />
      </div>
      <div>
        <Button type="submit" pending={form.pending}>
          {save}
        </Button>
      </div>
    </form>
  );
}
