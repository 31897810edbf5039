import { z } from "zod";
import { articlesWith, eraseParts, eraseWords, findWords, type FoundPart, partsWith, refuseWhileBlind } from "@/lib/data/erasure";
import { eraseEdges } from "@/lib/data/erased-edges";
import { lockWorkspace } from "@/lib/data/workspaces";
import type { EventDraft } from "@/lib/domain/audit/event";
import type { Json } from "@/lib/domain/audit/json";
import { basisSchema, erasedWordsSchema, type WordsFound } from "@/lib/domain/erasure";
import { mayErase } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/** Says where words stand, before they are erased. Nobody's record: it changes nothing. */
export const findWordsOperation = operation({
  name: "find-words",
  input: z.object({ words: erasedWordsSchema }),
  subject: async () => null,
  permit: (viewer) => mayErase(viewer),
  async perform({ tx, viewer }, _subject, { words }) {
    await refuseWhileBlind(tx, viewer);
    return { events: [], value: await findWords(tx, words) };
  },
});

/**
 * Erases words wherever the workspace holds them: in what people see and search, in the contents of the log's entries, in frozen documents. The log says
 * that, when and why, and which entries lost what; it goes on proving everything else.
 */
export const eraseWordsOperation = operation({
  name: "erase-words",
  input: z.object({ words: erasedWordsSchema, basis: basisSchema }),
  subject: async (tx) => lockWorkspace(tx),
  permit: (viewer) => mayErase(viewer),
  async perform({ tx, viewer, now, newId }, _workspace, { words, basis }) {
    await refuseWhileBlind(tx, viewer);
    const articles = await articlesWith(tx, words);
    const parts = await partsWith(tx, [...words, ...(await eraseEdges(tx, words))]);
    const places = await eraseWords(tx, words, now);
    if (parts.length === 0 && places.length === 0) {
      throw new Refusal("invalid", { fields: { words: "These words stand nowhere in this workspace, written exactly so." } });
    }
    await eraseParts(tx, parts);
    return { events: erasures(parts, articles, { basis, places }, newId), value: { parts: parts.length, places } };
  },
});

/** An erasure for each article concerned, so that whoever has it open sees it as it now stands; at least one. @param texts ids of articles whose text held the words */
export function erasures(
  parts: readonly FoundPart[],
  texts: readonly string[],
  { basis, places }: { basis: string; places: WordsFound["places"] },
  newId: () => string,
): EventDraft[] {
  const articles = new Map<string | null, FoundPart[]>(texts.map((id) => [id, []]));
  for (const part of parts) articles.set(part.articleId, [...(articles.get(part.articleId) ?? []), part]);
  if (articles.size === 0) articles.set(null, []);
  return [...articles].map(([articleId, erased], i) => ({
    act: "part.erased",
    object: { kind: "erasure", id: newId() },
    version: 1,
    ...(articleId === null ? {} : { articleId }),
    parts: {
      after: {
        basis,
        parts: erased.map(({ leafHash, name }) => ({ leaf: leafHash, part: name })),
        ...(i === 0 ? { places: Object.fromEntries(places.map(({ place, rows }) => [place, rows])) as Json } : {}),
      },
    },
  }));
}
