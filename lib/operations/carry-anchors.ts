import { readStandingAnchors } from "@/lib/data/carrying";
import { type AnchorRow, anchorsOfVersion, insertReanchored } from "@/lib/data/claims";
import type { Tx } from "@/lib/data/transaction";
import { type Anchor, type AnchorState, stillInDoubt } from "@/lib/domain/anchors";
import type { Viewer } from "@/lib/domain/viewer";
import { reanchorApart } from "@/lib/gateways/threads/apart";

type Version = { id: string; text: string };
/** Where anchors of the current version stand in a later text, by the anchor and its own version. */
export type Found = ReadonlyMap<string, Anchor>;

/** Finds every anchor of an article's current version in a later text, before the transaction that keeps it: on long texts it takes seconds. */
export async function findBeforehand(viewer: Viewer, articleId: string, laterText: string): Promise<Found> {
  const { text, anchors } = await readStandingAnchors(viewer, articleId);
  return findIn(text, laterText, anchors);
}

/**
 * Stores where the anchors of one version stand in the next. Those that came or changed since they were found are
 * looked for now. @returns how many standing claims' anchors are in each state
 */
export async function carryAnchors(
  tx: Tx,
  versions: { old: Version; fresh: Version },
  beforehand: Found,
  newId: () => string,
): Promise<Record<AnchorState, number>> {
  const { old, fresh } = versions;
  const anchors = await anchorsOfVersion(tx, old.id);
  const late = anchors.filter((anchor) => !beforehand.has(keyOf(anchor)));
  const now = late.length > 0 ? await findIn(old.text, fresh.text, late) : beforehand;
  const pairs = anchors.map((from) => ({ from, to: stillInDoubt(from, (beforehand.get(keyOf(from)) ?? now.get(keyOf(from)))!) }));
  await insertReanchored(tx, fresh.id, pairs, newId);
  const states: Record<AnchorState, number> = { exact: 0, moved: 0, fuzzy: 0, lost: 0, confirmed: 0 };
  for (const { from, to } of pairs) if (from.claim.retired === null) states[to.state]++;
  return states;
}

/** An anchor that is placed anew gets a new version; one that goes to another text, a new id. */
const keyOf = ({ id, version }: Pick<AnchorRow, "id" | "version">): string => `${id}/${version}`;

async function findIn(before: string, after: string, anchors: readonly AnchorRow[]): Promise<Found> {
  const quotes = anchors.map(({ start, end, exact, prefix, suffix }) => ({ start, end, exact, prefix, suffix }));
  const found = await reanchorApart(before, after, quotes);
  return new Map(anchors.map((anchor, i) => [keyOf(anchor), found[i]!]));
}
