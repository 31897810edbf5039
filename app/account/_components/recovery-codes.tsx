"use client";
import { useEffect, useRef } from "react";
import { toast } from "sonner";
import { Button, buttonClass } from "@/app/_ui/button";

/** Shows recovery codes, this once. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = codes.join("\n");
  return (
    <div className="flex flex-col gap-3">
      <h3 ref={heading} tabIndex={-1}>
        Your recovery codes
      </h3>
      <p className="text-sm">
        Each lets you in once without the app. They are shown only now: keep them where you keep your passwords, not on the phone with the
        app.
      </p>
      <ul className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-lg border border-line p-4 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button
          onClick={() =>
            void navigator.clipboard.writeText(text).then(
              () => toast.success("Copied."),
              () => toast.error("The browser does not let Onus copy. Select the codes and copy them yourself."),
            )
          }
        >
          Copy them
        </Button>
        <a
          className={buttonClass()}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`Recovery codes for Onus\n\n${text}\n`)}`}
          download="onus-recovery-codes.txt"
        >
          Download them
        </a>
        <Button look="primary" onClick={onKept}>
          I have kept them
        </Button>
      </div>
    </div>
  );
}
