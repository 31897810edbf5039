/** How the value of an act names what it changed; `version` stands beside it. */
const idNames = ["claimId", "linkId", "searchId", "anchorId", "assessmentId", "sentenceId", "candidateId"] as const;

/**
 * The versions that the acts of this session have left behind, by the id of what they changed. Undo and redo go by them: what
 * somebody else has changed since has another version, so that it is refused and not overwritten.
 */
export class OwnVersions {
  readonly #versions = new Map<string, number>();

  /** 0, which is never anything's version, for what this session has not changed. */
  of(id: string): number {
    return this.#versions.get(id) ?? 0;
  }

  /** Notes every version that the value of an act tells, also of what it changed beside the main thing. */
  note(value: unknown): void {
    if (typeof value !== "object" || value === null) return;
    const told = value as Record<string, unknown>;
    const id = idNames.map((name) => told[name]).find((known) => typeof known === "string");
    // Answers may come in another order than the acts went out.
    if (id !== undefined && typeof told.version === "number") this.#versions.set(id, Math.max(told.version, this.of(id)));
    for (const inner of Object.values(told)) this.note(inner);
  }
}
