import type { Mode } from "@/lib/domain/splitting/candidate";
import type { Entity } from "@/lib/domain/splitting/propose-analysis";
import type { Antecedent } from "@/lib/domain/splitting/propose-references";
import type { Inserted } from "@/lib/domain/splitting/propose-render";
import type { Said } from "@/lib/domain/splitting/propose-speech";
import type { Word } from "@/lib/domain/splitting/propose-words";

/** One thing that a stretch of words states, or, with `said`, one thing that someone in it says. */
export type Proposition = {
  words: Word[];
  inserted: Inserted;
  /** Set for a saying: who, how, and what (`null` where that cannot be put as a statement). */
  saying: { speaker: Word[]; resolved: string | null; mode: Mode; said: Said | null } | null;
  /** Stands inside what somebody else says, though not as the thing said. */
  within: { speaker: Word[]; mode: Mode } | null;
  /** A pronoun or "the group" that was read as a name. */
  resolved: string | null;
  /** An assumption about word order that a person should look at. */
  fragment: boolean;
};

/** A sentence, or a part of it without attribution. */
export type Stretch = {
  sentence: string;
  words: readonly Word[];
  entities: readonly Entity[];
  context: readonly Antecedent[];
  caption: boolean;
};
