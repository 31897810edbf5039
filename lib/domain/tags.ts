/** The words of a judgement. A tag never stands without a basis: see lib/domain/exports for the field's formats. */
export const tags = ["evidenced", "contested", "unsupported"] as const;
export type Tag = (typeof tags)[number];

export const bases = ["corroborated", "single-source", "conflicting", "misleading", "no-evidence", "refuted", "unverifiable"] as const;
export type Basis = (typeof bases)[number];

export const basesOfTag: Record<Tag, readonly Basis[]> = {
  evidenced: ["corroborated", "single-source"],
  contested: ["conflicting", "misleading"],
  unsupported: ["no-evidence", "refuted", "unverifiable"],
};

export function tagOfBasis(basis: Basis): Tag {
  return tags.find((tag) => basesOfTag[tag].includes(basis))!;
}

export const basisMeaning: Record<Basis, string> = {
  corroborated: "at least two sources of different origin support it",
  "single-source": "one origin supports it",
  conflicting: "evidence supports it and evidence refutes it",
  misleading: "true as far as it goes, but cherry-picked",
  "no-evidence": "searches found nothing for or against it",
  refuted: "evidence refutes it",
  unverifiable: "no evidence that could be had would settle it",
};
