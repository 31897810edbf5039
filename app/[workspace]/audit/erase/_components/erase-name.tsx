"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { SelectField, TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import type { FormerMember } from "@/lib/data/members";
import { eraseNameAction } from "../../actions";

/** Erases who a former member was. */
export function EraseName({ workspace, former }: { workspace: string; former: readonly FormerMember[] }) {
  const router = useRouter();
  const [userId, setUserId] = useState("");
  const [basis, setBasis] = useState("");
  const [done, setDone] = useState("");
  const { act, pending, problem } = useAct(eraseNameAction, workspace);
  const chosen = former.find((member) => member.userId === userId);
  const onErase = async (): Promise<void> => {
    if (!chosen) return;
    const result = await act({ userId, version: chosen.version, basis });
    if (!result.ok) return;
    setUserId("");
    setDone(`Erased: their work now stands under ${chosen.pseudonym}.`);
    router.refresh();
  };
  return (
    <section aria-labelledby="erase-name" className="flex flex-col gap-3">
      <h2 id="erase-name">A former member’s name</h2>
      <p className="text-sm text-ink-2">
        Their work stays, under the name that they have in the log; nothing leads from there to them any more. Their name in what others
        wrote is erased above, as words.
      </p>
      {former.length === 0 ? (
        <p className="text-sm">Nobody has left this workspace. Whoever is to be forgotten is removed under People first.</p>
      ) : (
        <>
          <SelectField label="Who" value={userId} onChange={(event) => setUserId(event.target.value)}>
            <option value="">choose</option>
            {former.map((member) => (
              <option key={member.userId} value={member.userId}>
                {member.name} ({member.pseudonym})
              </option>
            ))}
          </SelectField>
          <TextField
            label="Legal basis"
            hint="Stands in the log for everybody."
            value={basis}
            error={problem?.fields?.basis}
            onChange={(event) => setBasis(event.target.value)}
          />
          <div>
            <Button look="danger" pending={pending} disabled={!chosen} onClick={() => void onErase()}>
              Erase the name for good
            </Button>
          </div>
        </>
      )}
      <p role="status" className="text-sm">
        {done}
      </p>
      <ProblemNote problem={problem && { ...problem, fields: undefined }} />
    </section>
  );
}
