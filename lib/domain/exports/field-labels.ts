import type { Basis, Tag } from "@/lib/domain/tags";

/** Labels of AVeriTeC (Schlichtkrull, Guo, Vlachos, 2023), spelt as in its data files. */
export const averitecLabels = ["Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking"] as const;
export type AveritecLabel = (typeof averitecLabels)[number];

export const averitecLabel: Record<Basis, AveritecLabel> = {
  corroborated: "Supported",
  "single-source": "Supported",
  conflicting: "Conflicting Evidence/Cherrypicking",
  misleading: "Conflicting Evidence/Cherrypicking",
  "no-evidence": "Not Enough Evidence",
  refuted: "Refuted",
  unverifiable: "Not Enough Evidence",
};

/** What a label may have been: the way back is not one to one. */
export const judgementsOfLabel: Record<AveritecLabel, readonly { tag: Tag; basis: Basis }[]> = {
  Supported: [
    { tag: "evidenced", basis: "corroborated" },
    { tag: "evidenced", basis: "single-source" },
  ],
  Refuted: [{ tag: "unsupported", basis: "refuted" }],
  "Not Enough Evidence": [
    { tag: "unsupported", basis: "no-evidence" },
    { tag: "unsupported", basis: "unverifiable" },
  ],
  "Conflicting Evidence/Cherrypicking": [
    { tag: "contested", basis: "conflicting" },
    { tag: "contested", basis: "misleading" },
  ],
};
