/** docs/audit-format.md §7: what a verifier says of a bundle. */
export const exits = { verified: 0, tampered: 1, malformed: 2, unanchored: 3 } as const;
export type Outcome = keyof typeof exits;

/** The first thing that is wrong, and where. `entry`: index in the log. */
export type Problem = { what: string; file?: string; entry?: number };

export type PartState = "disclosed" | "withheld" | "erased";
/** A part that is gone, and the entry that says so. */
export type Erasure = { entry: number; part: string; at: number };
export type PartCounts = Record<PartState, number>;

export type Verdict = {
  outcome: Outcome;
  exit: number;
  origin: string | null;
  size: number | null;
  root: string | null;
  signedBy: string[] | null;
  witnesses: string[] | null;
  timestamps: { size: number; at: string }[] | null;
  parts: PartCounts | null;
  problem: Problem | null;
};
/** What people are told beyond the verdict. */
export type Detail = {
  partsByName: { name: string; counts: PartCounts }[];
  /** The first of them. */
  erasures: Erasure[];
  earlier: number;
  files: number;
  /** What the bundle's record says of itself: null without one. */
  record: { entry: number; through: number; withheld: string } | null;
};

/** Ends the verification. */
export class Refused extends Error {
  constructor(
    readonly outcome: "tampered" | "malformed",
    readonly problem: Problem,
  ) {
    super(problem.what);
  }
}

export const tampered = (what: string, where: Omit<Problem, "what"> = {}): Refused => new Refused("tampered", { what, ...where });
export const malformed = (what: string, where: Omit<Problem, "what"> = {}): Refused => new Refused("malformed", { what, ...where });

/**
 * What is wrong in a file that is read once, although each sentence of §7 is about the whole file: of what is found, that of the first
 * sentence counts, and of this the first.
 */
export class Findings {
  private readonly found: (Refused | undefined)[] = [];

  add(sentence: number, refused: Refused): void {
    this.found[sentence] ??= refused;
  }

  /** @throws Refused when there is anything */
  judge(): void {
    const first = this.found.find((each) => each !== undefined);
    if (first) throw first;
  }
}
