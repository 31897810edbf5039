import type { Progress } from "@/lib/domain/audit/verify/environment";
import type { Detail, Verdict } from "@/lib/domain/audit/verify/outcome";

/** What the page and its worker say to each other. */
export type Work = { bundle: Blob; policy: string | null };
export type Told = { progress: Progress } | { verdict: Verdict; detail: Detail | null };
