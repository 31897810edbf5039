import type { Moved } from "./chain";
import type { Tokens } from "./tokens";

/** Tokens by which text may have shifted against its neighbours. */
const slack = 48;
/** Share of a group's pairs of neighbouring tokens that must still be there for it not to have moved. */
const leastShare = 0.5;

/**
 * Whether text that seems to have moved still stands, edited, beside its old neighbours: then what was found elsewhere
 * is a copy of it, and a claim on the original must not follow the copy.
 */
export function isStillInPlace(old: Tokens, fresh: Tokens, { group, beside }: Moved): boolean {
  const start = group[0]!.old;
  const last = group.at(-1)!;
  const length = last.old + last.length - start;
  return beside.some((neighbour) => {
    const guess = start + neighbour.new - neighbour.old;
    if (Math.abs(guess - group[0]!.new) <= slack) return false;
    const pairs = new Set<number>();
    const end = Math.min(fresh.count, guess + length + slack);
    for (let j = Math.max(0, guess - slack); j + 1 < end; j++) pairs.add(pair(fresh, j));
    let shared = 0;
    let total = 0;
    for (const run of group) {
      for (let i = run.old; i + 1 < run.old + run.length; i++) {
        total++;
        if (pairs.has(pair(old, i))) shared++;
      }
    }
    return total > 0 && shared >= total * leastShare;
  });
}

function pair(tokens: Tokens, at: number): number {
  return (Math.imul(tokens.keys[at]!, 31) + tokens.keys[at + 1]!) | 0;
}
