import type { Settlement } from "@/lib/domain/policy";

/** What settles a claim, in words for people. */
export const settlementWords: Record<Settlement, { label: string; hint: string }> = {
  review: {
    label: "A review settles a claim",
    hint: "A reviewer or lead who did not assess it approves one assessment, or returns it with a reason.",
  },
  submission: {
    label: "A submission settles a claim",
    hint: "An analyst’s submitted assessment is the verdict, as soon as it passes the consistency gate. For those who work alone.",
  },
};
