/** A test for one of a few words or signs, written with white space between. The rules ask it of nearly every word: a set answers soonest. */
export function oneOf(list: string): (word: string | undefined) => boolean {
  const words = new Set(list.trim().split(/\s+/));
  return (word) => word !== undefined && words.has(word);
}
