import type { WorkCursor } from "@/lib/data/my-work";
import { isUuid } from "@/lib/domain/ids";

/** Where the next page begins, for an address. */
export function workCursor({ dueOn, since, claimId }: { dueOn: string | null; since: Date; claimId: string }): string {
  return `${dueOn ?? "infinity"}_${since.toISOString()}_${claimId}`;
}

/** @returns null for what is no such place */
export function readWorkCursor(value: string | undefined): WorkCursor | null {
  const [dueOn = "", at = "", claimId = ""] = (value ?? "").split("_");
  const since = new Date(at);
  const known = dueOn === "infinity" || (/^\d{4}-\d\d-\d\d$/.test(dueOn) && !Number.isNaN(Date.parse(dueOn)));
  return known && isUuid(claimId) && !Number.isNaN(since.getTime()) ? { dueOn, since, claimId } : null;
}
