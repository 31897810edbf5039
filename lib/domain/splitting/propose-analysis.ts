import type { MentionKind } from "@/lib/domain/splitting/candidate";

/** Universal part-of-speech tags (universaldependencies.org/u/pos), as taggers give them. */
export type PartOfSpeech =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SYM"
  | "VERB"
  | "X"
  | "SPACE";

/** Offsets count UTF-16 code units in the text that was analysed. */
export type AnalysedToken = {
  start: number;
  end: number;
  text: string;
  lemma: string;
  pos: PartOfSpeech;
};

export type Entity = { start: number; end: number; kind: MentionKind };

/** What a tagger knows of one sentence, as plain data: the rules see no library. */
export type Analysis = { tokens: AnalysedToken[]; entities: Entity[] };
export type Analyse = (sentence: string) => Analysis;
