"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import type { Reliability } from "@/lib/domain/grades";
import { addSourceAction } from "../../actions";
import { SourceFields, type SourceWords } from "./source-fields";

const empty: SourceWords = { name: "", reliability: "F", origin: "", url: "", note: "" };

/** Adds a source. */
export function NewSource({ workspace }: { workspace: string }) {
  const router = useRouter();
  const { act, pending, problem } = useAct(addSourceAction, workspace);
  const [fields, setFields] = useState(empty);
  const save = async (): Promise<void> => {
    const result = await act({ ...fields, reliability: fields.reliability as Reliability });
    if (!result.ok) return;
    setFields(empty);
    toast.success("Source saved.");
    router.refresh();
  };
  return (
    <details className="text-sm">
      <summary className="cursor-pointer">Add a source</summary>
      <form
        className="mt-2 grid gap-3 rounded border border-line p-3 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <SourceFields fields={fields} errors={problem?.fields ?? {}} onChange={(more) => setFields({ ...fields, ...more })} />
        <div className="sm:col-span-2">
          <ProblemNote problem={problem} />
        </div>
        <div>
          <Button type="submit" pending={pending}>
            Save
          </Button>
        </div>
      </form>
    </details>
  );
}
