import type { Stance } from "@/lib/domain/stances";

export const stanceMeaning: Record<Stance, string> = {
  supports: "if it is right, the claim is",
  refutes: "counter-evidence: if it is right, the claim is not",
  qualifies: "the claim holds only in part, or only so",
  context: "helps to understand, decides nothing",
};
