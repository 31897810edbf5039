"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";

/** A text to take along, with a button that copies it. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const [said, say] = useState("");
  const copy = (): void =>
    void navigator.clipboard.writeText(text).then(
      () => say("copied"),
      () => say("could not be copied: select it"),
    );
  return (
    <div className="mt-2">
      <p className="flex items-center gap-2">
        <span className="font-medium">{label}</span>
        <Button onClick={copy} aria-label={`Copy: ${label}`}>
          Copy
        </Button>
        <span role="status" className="text-ink-2">
          {said}
        </span>
      </p>
      <pre tabIndex={0} aria-label={label} className="mt-1 overflow-x-auto rounded bg-paper-2 px-2 py-1 text-xs">
        {text}
      </pre>
    </div>
  );
}
