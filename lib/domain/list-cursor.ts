import { isUuid } from "./ids";

/** Where a page of a list goes on: behind the row of this moment with this id. */
export type ListCursor = { at: Date; id: string };

/** A cursor as it stands in an address, `2026-11-23T15:04:05.678Z_<uuid>`; null where there is none, or something else. */
export function readCursor(value: unknown): ListCursor | null {
  const [moment = "", id = ""] = typeof value === "string" ? value.split("_") : [];
  const at = new Date(moment);
  return isUuid(id) && !Number.isNaN(at.getTime()) ? { at, id } : null;
}

export function writeCursor({ at, id }: ListCursor): string {
  return `${at.toISOString()}_${id}`;
}

/** A page, out of rows of which one more was read than it holds. `last`: behind it the next page begins; null where there is none. */
export function pageOf<Row>(found: readonly Row[], size: number): { rows: Row[]; last: Row | null } {
  const rows = found.slice(0, size);
  return { rows, last: found.length > size ? (rows.at(-1) ?? null) : null };
}
