"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";

/** The link, to be handed on by whatever way the team trusts. @param mailed whether it is also on its way by mail */
export function InvitationLink({ email, url, mailed }: { email: string; url: string; mailed: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState<string | null>(null);
  useEffect(() => place.current?.querySelector("input")?.select(), [url]);
  async function copy() {
    try {
      await navigator.clipboard.writeText(url);
      setCopied("Copied.");
    } catch {
      place.current?.querySelector("input")?.select();
      setCopied("The browser does not let us copy: the link is selected, copy it with the keyboard.");
    }
  }
  return (
    <div ref={place} className="flex flex-wrap items-start gap-3 rounded border border-line bg-accent-soft p-3">
      <div className="min-w-60 flex-1">
        <TextField
          label={`Link for ${email}`}
          hint={`${mailed ? "On its way by mail, too. " : ""}Shown only now. It works once, within seven days, and for this address only.`}
          readOnly
          value={url}
          onFocus={(event) => event.target.select()}
        />
      </div>
      <Button onClick={() => void copy()} className="mt-6">
        Copy the link
      </Button>
      <p role="status" className="basis-full text-sm empty:hidden">
        {copied}
      </p>
    </div>
  );
}
