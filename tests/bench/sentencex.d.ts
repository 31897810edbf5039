/** The part of sentencex 1.0.17 that the bench calls; the package ships no types. */
declare module "sentencex" {
  export function get_sentence_boundaries(language: string, text: string): { start_index: number; end_index: number; text: string }[];
}
