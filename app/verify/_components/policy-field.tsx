"use client";

import { useId } from "react";
import { inputClass } from "@/app/_ui/input-class";
import { fileInputClass } from "./file-input-class";

export function PolicyField({ policy, onChange }: { policy: string; onChange: (text: string) => void }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        Policy
      </label>
      <p id={`${id}-hint`} className="text-sm text-ink-2">
        Says whose signature you trust. Get it from where the team publishes it, not from whoever handed you the bundle: a key that comes
        with a bundle proves nothing. Without a policy a bundle can be consistent, but not verified.
      </p>
      <textarea
        id={id}
        aria-describedby={`${id}-hint`}
        className={`${inputClass} min-h-28 font-mono text-xs`}
        spellCheck={false}
        placeholder='{"format":"onus-policy/1", …}'
        value={policy}
        onChange={(event) => onChange(event.target.value)}
      />
      <label htmlFor={`${id}-file`} className="mt-1 flex flex-wrap items-center gap-2 text-sm">
        <span>or from a file</span>
        <input
          id={`${id}-file`}
          type="file"
          accept=".json,application/json"
          className={fileInputClass}
          onChange={(event) => void event.target.files?.[0]?.text().then(onChange)}
        />
      </label>
    </div>
  );
}
