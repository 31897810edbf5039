import { byteOrderMark, csvRow } from "@/lib/domain/exports/csv";
import { type BundleEvent, partsTold } from "./bundle-event";
import type { WithholdKind } from "./withhold";

const columns = [
  "index",
  "at",
  "act",
  "actor",
  "name",
  "object",
  "version",
  "claim",
  "article_id",
  "event_id",
  "leaf_hash",
  "disclosed",
  "withheld",
  "erased",
];

export const eventsCsvHead = (): string => byteOrderMark + csvRow(columns);

/** One row an entry; docs/export-formats.md says what each column holds. @param names by pseudonym; none where names are withheld */
export function eventsCsvRow(event: BundleEvent, names: ReadonlyMap<string, string>, withheld: readonly WithholdKind[]): string {
  const { index, leaf, leafHash, claim, article } = event;
  const told = partsTold(event, withheld);
  const name = names.get(leaf.actor) ?? null;
  const parts = [told.disclosed, told.withheld, told.erased].map((each) => each.join(" "));
  return csvRow([index, leaf.ts, leaf.act, leaf.actor, name, leaf.obj, leaf.ver, claim, article, leaf.id, leafHash, ...parts]);
}
