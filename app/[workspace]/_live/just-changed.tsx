"use client";
import { useEffect, useState } from "react";
import { acts } from "@/lib/domain/audit/event";
import { useTouch } from "./live-provider";
import type { Touch } from "./live-workspace";

const shownMs = 20_000;

/** Who has just done what about a claim, for a while. */
export function JustChanged({ claimId }: { claimId: string }) {
  const touch = useTouch(`about/${claimId}`);
  return touch ? <Mark key={touch.event.id} touch={touch} /> : null;
}

function Mark({ touch: { event, heardAt } }: { touch: Touch }) {
  const [over, setOver] = useState(() => Date.now() - heardAt >= shownMs);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), heardAt + shownMs - Date.now());
    return () => clearTimeout(timer);
  }, [heardAt]);
  if (over) return null;
  return (
    <span className="rounded bg-accent-soft px-1 text-xs text-ink" data-testid="just-changed">
      {event.by.name} {acts[event.act]}, just now
    </span>
  );
}
