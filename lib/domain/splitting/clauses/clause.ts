import type { Verb } from "@/lib/domain/splitting/propose-auxiliaries";

/**
 * `main`: stands alone. `shared`: leans on the subject of `host`. `complement`: what a verb says ("that …").
 * `relative`: about the noun before. `contrast`: "although …", a fact of its own. `adverbial`: when, where, why; stays in its host.
 */
export type ClauseRole = "main" | "shared" | "complement" | "relative" | "contrast" | "adverbial";

/** Indexes are of words, `to` exclusive. `open` is where the clause with its comma and opener begins: what a host cuts out. */
export type Clause = {
  role: ClauseRole;
  open: number;
  from: number;
  to: number;
  verb: Verb | null;
  /** Where the subject begins; it ends where the verb begins. */
  subjectFrom: number;
  host: Clause | null;
  /** Set off by a comma: can be cut out of its host without changing what the host says. */
  loose: boolean;
  opener: string;
};
