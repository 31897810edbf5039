import { toHex } from "./hex";
import type { Entries } from "./leaves";
import type { Erasure, PartCounts } from "./outcome";
import type { Disclosed, ErasedBy } from "./parts";
import { decodeUtf8 } from "./strict-json";

/** As many erasures are told one by one. */
const toldErasures = 1000;

/** How many parts are disclosed, erased and withheld, in all and by name. A part that is disclosed counts as that, whatever is said to be erased. */
export async function countParts(
  entries: Entries,
  disclosed: Disclosed,
  erased: readonly ErasedBy[],
  leafAt: (index: number) => Promise<Uint8Array>,
): Promise<{ total: PartCounts; byName: { name: string; counts: PartCounts }[]; erasures: Erasure[] }> {
  const byName = new Map<string, PartCounts>();
  for (const [name, count] of entries.parts) {
    const shown = disclosed.names.get(name)?.count ?? 0;
    byName.set(name, { disclosed: shown, withheld: count - shown, erased: 0 });
  }
  const erasures: Erasure[] = [];
  for (const { entry, part, at } of await erasedParts(entries, erased, leafAt)) {
    if (disclosed.has(part, entry)) continue;
    const counts = byName.get(part)!;
    counts.withheld--;
    counts.erased++;
    if (erasures.length < toldErasures) erasures.push({ entry, part, at });
  }
  const total: PartCounts = { disclosed: 0, withheld: 0, erased: 0 };
  for (const counts of byName.values()) for (const state of Object.keys(total) as (keyof PartCounts)[]) total[state] += counts[state];
  const sorted = [...byName].sort(([one], [other]) => (one < other ? -1 : 1));
  return { total, byName: sorted.map(([name, counts]) => ({ name, counts })), erasures };
}

/** Those that are named by an erasure and that the log has, each once, by the first erasure that names it. */
async function erasedParts(
  { tree }: Entries,
  erased: readonly ErasedBy[],
  leafAt: (index: number) => Promise<Uint8Array>,
): Promise<Erasure[]> {
  if (erased.length === 0) return [];
  const sought = new Map<string, ErasedBy[]>();
  for (const each of erased) {
    const named = sought.get(each.leaf);
    if (named) named.push(each);
    else sought.set(each.leaf, [each]);
  }
  const found: Erasure[] = [];
  for (let entry = 0; entry < tree.size; entry++) {
    const named = sought.get(toHex(tree.leafHash(entry)));
    if (!named) continue;
    const leaf: { parts: Record<string, string> } = JSON.parse(decodeUtf8(await leafAt(entry))!);
    const seen = new Set<string>();
    for (const { part, at } of named) {
      if (seen.has(part) || !Object.hasOwn(leaf.parts, part)) continue;
      seen.add(part);
      found.push({ entry, part, at });
    }
  }
  return found;
}
