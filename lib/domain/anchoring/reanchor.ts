import type { Anchor, AnchorQuote } from "@/lib/domain/anchors";
import type { Span } from "@/lib/domain/text";
import { align } from "./align";
import type { Alignment } from "./alignment";
import { agreeing, bestLikeness, meanLikeness, surroundings } from "./context";
import { cutsAlike, isSurelyHere, isTakenByOther, isUnique, lonelyRun } from "./doubt";
import { similarity } from "./edit-distance";
import { doubted, fuzzyAt, leastLikeness, locateIn, lostAt, sameAt } from "./locate-quote";
import { hasSure, mapSpan, stretchesOf, type Mapping, type Piece, type Stretches } from "./mapping";
import { QuoteIndex } from "./quote-index";
import { placeOf, regionOf } from "./region";
import { hasLostTwin, hasRivalBefore, hasTwinBefore, isTorn } from "./rivals";
import { shareOf } from "./tokens";

/** A quote of which at least this share is left is still that quote, edited. */
const leastKept = 0.4;
/** The same of its characters, where its neighbours say that this is the place. Unrelated prose is about 0.25 alike. */
const leastLikenessInPlace = 0.45;

type Versions = {
  alignment: Alignment;
  stretches: Stretches;
  oldIndex: () => QuoteIndex;
  newIndex: () => QuoteIndex;
  weight: (token: number) => number;
  /** Of the new text that the alignment has not accounted for. */
  freeIndex: () => QuoteIndex;
};

/**
 * Carries anchors from one version of a text to the next, in the order given, by one alignment of the two versions.
 * `exact` and `moved` always hold the quote character for character, where the alignment is sure of the place; `fuzzy`
 * holds the text that stands there now, with its likeness (0 to 1) as score; `lost` keeps the old quote, and its start
 * and end are both the offset where it would have stood. Near-linear in the texts, bounded for any input.
 */
export function reanchor(oldText: string, newText: string, anchors: AnchorQuote[]): Anchor[] {
  if (oldText === newText && anchors.every((anchor) => standsIn(oldText, anchor))) {
    return anchors.map(({ start, end }) => sameAt(newText, start, end, true));
  }
  const alignment = align(oldText, newText);
  const newIndex = once(() => new QuoteIndex(alignment.new));
  const versions: Versions = {
    alignment,
    stretches: stretchesOf(alignment),
    oldIndex: once(() => new QuoteIndex(alignment.old)),
    newIndex,
    weight: (token) => newIndex().weightOf(alignment.new.keys[token]!),
    freeIndex: once(() => new QuoteIndex(alignment.new, (token) => alignment.newToOld[token] === -1)),
  };
  return anchors.map((anchor) => (standsIn(oldText, anchor) ? carry(versions, anchor) : locateIn(versions.newIndex(), newText, anchor)));
}

/** An anchor that was already lost, or never right, is looked for as a bare quote. */
function standsIn(text: string, { start, end, exact }: AnchorQuote): boolean {
  return start >= 0 && start < end && end - start === exact.length && text.startsWith(exact, start);
}

function carry(versions: Versions, anchor: AnchorQuote): Anchor {
  const { alignment } = versions;
  const text = alignment.new.text;
  const mapping = mapSpan(alignment, versions.stretches, anchor);
  const same = sameText(versions, mapping, anchor);
  if (same) return same;
  const region = regionOf(alignment, mapping, anchor);
  const here = region ? similarity(anchor.exact, text.slice(region.start, region.end), mapping.kept) : 0;
  const isHere = region !== null && (mapping.kept >= leastKept || here >= leastLikenessInPlace);
  if (!isHere || here < leastLikenessInPlace) {
    const elsewhere = foundElsewhere(versions, anchor);
    if (elsewhere && !isHere) return elsewhere;
    if (elsewhere && (elsewhere.score ?? 1) > here) {
      return fuzzyAt(text, elsewhere.start, elsewhere.end, elsewhere.score ?? doubted(0));
    }
  }
  if (!isHere) return lostAt(anchor, placeOf(alignment, mapping));
  return fuzzyAt(text, region.start, region.end, here === 1 ? doubted(1) : here);
}

/** The quote itself on the diagonal of one of its pieces; in doubt, or ambiguous, it is only proposed. */
function sameText(versions: Versions, mapping: Mapping, anchor: AnchorQuote): Anchor | null {
  const { alignment } = versions;
  const { old, new: fresh } = alignment;
  const around = mapping.first === mapping.end ? [mapping.before, mapping.after] : mapping.pieces;
  for (const piece of around.toSorted((a, b) => (b?.length ?? 0) - (a?.length ?? 0)).slice(0, 3)) {
    if (!piece) continue;
    const start = anchor.start + fresh.starts[piece.new]! - old.starts[piece.old]!;
    if (start < 0 || !fresh.text.startsWith(anchor.exact, start)) continue;
    const to: Span = { start, end: start + anchor.exact.length };
    if (!cutsAlike(alignment, anchor, to)) continue;
    if (isSure(versions, mapping, piece, anchor, to)) return sameAt(fresh.text, to.start, to.end, start === anchor.start);
    return fuzzyAt(fresh.text, to.start, to.end, doubted(meanLikeness(surroundings(fresh.text, to.start, to.end, anchor))));
  }
  return null;
}

function isSure(versions: Versions, mapping: Mapping, piece: Piece, anchor: AnchorQuote, to: Span): boolean {
  if (mapping.first === mapping.end) return isBetweenNeighbours(mapping);
  const { alignment } = versions;
  if (isTakenByOther(alignment, piece, to) || isTorn(alignment, piece, anchor, to)) return false;
  if (hasRivalBefore(versions, piece, anchor.exact, to)) return false;
  if (hasTwinBefore(alignment, piece, to, anchor.exact) || hasLostTwin(alignment, anchor, anchor.exact)) return false;
  const lonely = lonelyRun(alignment, piece);
  if (lonely !== null && hasRivalAnywhere(versions, lonely)) return false;
  return (
    hasSure(alignment, mapping, piece.new - piece.old) ||
    isSurelyHere(alignment, piece, anchor, to) ||
    isUnique(anchor.exact, versions.oldIndex(), versions.newIndex()) === to.start
  );
}

/** Text that went where none of its neighbours went may be a copy, if something like it came up elsewhere too. */
function hasRivalAnywhere(versions: Versions, exact: string): boolean {
  const like = versions.freeIndex().mostLike(exact);
  return like !== null && like.score >= leastLikeness;
}

/** A span of white space alone is where it was if the words on both sides still meet there. */
function isBetweenNeighbours({ before, after }: Mapping): boolean {
  return before !== null && after !== null && after.new === before.new + 1;
}

/** Where nothing is aligned: the quote itself, save where text much like it came up as well. Then the better surrounded of the two is proposed. */
function unlessCopied(versions: Versions, anchor: AnchorQuote, to: Span): Anchor {
  const { alignment } = versions;
  const { text } = alignment.new;
  const around = ({ start, end }: Span): number => meanLikeness(surroundings(text, start, end, anchor));
  const rival = versions.freeIndex().mostLike(anchor.exact, to);
  const isRivalled = rival !== null && rival.score >= leastLikeness;
  if (isRivalled && around(rival) > around(to)) return fuzzyAt(text, rival.start, rival.end, rival.score);
  if (isRivalled || hasRivalBefore(versions, null, anchor.exact, to)) {
    return fuzzyAt(text, to.start, to.end, doubted(around(to)));
  }
  return sameAt(text, to.start, to.end, to.start === anchor.start);
}

/** What the alignment lost: the one such text in both versions is the same; anything else not accounted for is a proposal. */
function foundElsewhere(versions: Versions, anchor: AnchorQuote): Anchor | null {
  const { alignment } = versions;
  const text = alignment.new.text;
  const only = isUnique(anchor.exact, versions.oldIndex(), versions.newIndex());
  if (only !== null) {
    const end = only + anchor.exact.length;
    const to = { start: only, end };
    const isFree = shareOf(alignment.new, to, (token) => alignment.newToOld[token] === -1) > 0.5;
    if (!isFree || !cutsAlike(alignment, anchor, to)) return null;
    return unlessCopied(versions, anchor, to);
  }
  const like = versions.freeIndex().mostLike(anchor.exact);
  if (!like || like.score < leastLikeness) return null;
  const around = surroundings(text, like.start, like.end, anchor);
  // The old text had it more than once: a copy in other surroundings is no better than any other copy.
  if (bestLikeness(around) < agreeing && versions.oldIndex().occurrences(anchor.exact, 2).length > 1) return null;
  return fuzzyAt(text, like.start, like.end, like.score < 1 ? like.score : doubted(meanLikeness(around)));
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
