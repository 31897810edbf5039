import type { HighlightClaim } from "@/lib/domain/highlights";

/** `removed` holds the claims as they stood. */
export type ClaimChange = { removed: readonly HighlightClaim[]; added: readonly HighlightClaim[] };

/**
 * What has to be taken out and put in to get from one list of claims to the next. A changed claim is in both. What
 * stands equal at both ends of the lists is passed over first, so the usual change of one claim costs next to nothing.
 */
export function diffClaims(last: readonly HighlightClaim[], next: readonly HighlightClaim[]): ClaimChange {
  const shared = Math.min(last.length, next.length);
  let head = 0;
  while (head < shared && sameClaim(last[head]!, next[head]!)) head++;
  let tail = 0;
  while (tail < shared - head && sameClaim(last[last.length - 1 - tail]!, next[next.length - 1 - tail]!)) tail++;
  if (head + tail === last.length) return { removed: [], added: next.slice(head, next.length - tail) };
  const removed = new Map<string, HighlightClaim>();
  for (let at = head; at < last.length - tail; at++) removed.set(last[at]!.id, last[at]!);
  const added: HighlightClaim[] = [];
  for (let at = head; at < next.length - tail; at++) {
    const claim = next[at]!;
    const old = removed.get(claim.id);
    if (old && sameClaim(old, claim)) removed.delete(claim.id);
    else added.push(claim);
  }
  return { removed: [...removed.values()], added };
}

function sameClaim(a: HighlightClaim, b: HighlightClaim): boolean {
  if (a === b) return true;
  if (a.id !== b.id || a.tag !== b.tag || a.state !== b.state || a.spans.length !== b.spans.length) return false;
  return a.spans.every((span, at) => span.start === b.spans[at]!.start && span.end === b.spans[at]!.end);
}
