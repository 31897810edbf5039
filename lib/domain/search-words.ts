/**
 * What a person typed as a PostgreSQL text search query for the `simple` configuration: every word must occur, each may
 * go on (“attack” finds “attacks”). Null when there is no word in it.
 */
export function textQuery(typed: string): string | null {
  const words =
    typed
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 20) ?? [];
  return words.length === 0 ? null : words.map((word) => `'${word}':*`).join(" & ");
}
