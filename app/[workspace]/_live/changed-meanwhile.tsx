"use client";
import type { ReactNode } from "react";
import type { Act } from "@/lib/domain/audit/event";
import { useTouch } from "./live-provider";

/** Says beside what is being typed that somebody else has changed it. @param object `kind/uuid` @param by the acts that change it */
export function ChangedMeanwhile({ object, by, children }: { object: string; by: readonly Act[]; children?: ReactNode }) {
  const touch = useTouch(object);
  const who = touch && by.includes(touch.event.act) ? touch.event.by.name : "Somebody";
  return (
    <p role="status" className="rounded bg-warn-soft px-2 py-1 text-sm">
      {who} changed this meanwhile. {children} What you type stays; when you save it, you see both.
    </p>
  );
}
