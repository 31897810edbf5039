import { signFor, type WordsFound } from "@/lib/domain/erasure";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { blindAnywhere } from "./blindness";
import { Kept } from "./kept";
import type { Tx } from "./transaction";

export type FoundPart = { leafHash: string; name: string; articleId: string | null };

/** Where words stand tells what others wrote: whoever has still to judge a claim without seeing that is not told. @throws Refusal `forbidden` */
export async function refuseWhileBlind(tx: Tx, viewer: Viewer): Promise<void> {
  if ((await blindAnywhere(tx, viewer)).length === 0) return;
  const detail =
    "You still have to assess claims without seeing others’ work, and where words stand tells of it. Hand these in or give them back first, or ask another lead.";
  throw new Refusal("forbidden", { detail });
}

/** Where in the workspace these words stand. Changes nothing. */
export async function findWords(tx: Tx, words: readonly string[]): Promise<WordsFound> {
  const places = new Map<string, number>();
  for (const each of words) await countedIn(tx, places, each, null);
  return { places: listed(places), parts: (await partsWith(tx, words)).length, documents: (await documentsWith(tx, words)).length };
}

/**
 * Puts signs in the place of these words wherever a row of the workspace holds them, and marks the documents that hold them for deletion. The log's parts
 * are erased apart. Longer words first, or shorter ones in them would hide them.
 */
export async function eraseWords(tx: Tx, words: readonly string[], at: Date): Promise<WordsFound["places"]> {
  for (const sha256 of await documentsWith(tx, words)) {
    await tx.$executeRaw`INSERT INTO erased_blob (workspace_id, sha256, at) VALUES (${tx.workspaceId}::uuid, ${sha256}, ${at}) ON CONFLICT DO NOTHING`;
  }
  const places = new Map<string, number>();
  for (const each of words.toSorted((a, b) => b.length - a.length)) await countedIn(tx, places, each, signFor(each));
  Kept.forgetAll();
  // What was bundled before holds them, too. Whoever took a bundle along can go on checking it.
  await tx.bundle.deleteMany({ where: { workspaceId: tx.workspaceId } });
  return listed(places);
}

/** The parts of events that hold any of these words, in the order of their events. */
export async function partsWith(tx: Tx, words: readonly string[]): Promise<FoundPart[]> {
  const found = new Map<string, FoundPart>();
  for (const each of words) {
    const rows = await tx.$queryRaw<FoundPart[]>`
      SELECT encode(leaf_hash, 'hex') AS "leafHash", name, article_id AS "articleId" FROM parts_with(${each}) ORDER BY 1, 2`;
    for (const row of rows) found.set(`${row.leafHash} ${row.name}`, row);
  }
  return [...found.values()];
}

/** Deletes parts, content and salt. Their entries stay, and commit to them. */
export async function eraseParts(tx: Tx, parts: readonly FoundPart[]): Promise<void> {
  const leaves = parts.map(({ leafHash }) => Buffer.from(leafHash, "hex"));
  await tx.$queryRaw`SELECT erase_parts(${leaves}::bytea[], ${parts.map(({ name }) => name)}::text[])`;
}

/** The articles whose text holds any of these words. */
export async function articlesWith(tx: Tx, words: readonly string[]): Promise<string[]> {
  const holding = { workspaceId: tx.workspaceId, OR: words.map((each) => ({ text: { contains: each } })) };
  const rows = await tx.articleVersion.findMany({ where: holding, distinct: ["articleId"], select: { articleId: true } });
  return rows.map((row) => row.articleId);
}

async function documentsWith(tx: Tx, words: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const each of words) {
    for (const { sha256 } of await tx.$queryRaw<{ sha256: string }[]>`SELECT sha256 FROM blobs_with(${each})`) found.add(sha256);
  }
  return [...found];
}

async function countedIn(tx: Tx, places: Map<string, number>, words: string, sign: string | null): Promise<void> {
  const rows = await tx.$queryRaw<{ place: string; rows: bigint }[]>`SELECT place, rows FROM erase_words(${words}, ${sign})`;
  for (const { place, rows: count } of rows) places.set(place, (places.get(place) ?? 0) + Number(count));
}

const listed = (places: ReadonlyMap<string, number>) => [...places].map(([place, rows]) => ({ place, rows }));
