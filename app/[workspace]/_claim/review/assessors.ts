import type { ClaimDetail } from "@/lib/domain/workbench";

/** Everybody who has handed in an assessment of the claim, as far as the viewer may know. */
export function assessorsOf({ own, others }: ClaimDetail): string[] {
  return [own, ...others].flatMap((assessment) => (assessment ? [assessment.analystId] : []));
}
