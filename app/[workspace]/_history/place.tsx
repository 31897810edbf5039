import type { HistoryEntry } from "@/lib/domain/history/entry";

/** Where an entry stands in the log, and whether a signed checkpoint covers it. */
export function Place({ place }: { place: HistoryEntry["place"] }) {
  if (!place) return null;
  return (
    <span className="whitespace-nowrap">
      <span className="tabular-nums">#{place.index.toLocaleString("en")}</span>{" "}
      {place.signed ? (
        <span>
          <span aria-hidden="true">◆</span> sealed
        </span>
      ) : (
        <span>
          <span aria-hidden="true">◇</span> not sealed yet
        </span>
      )}
    </span>
  );
}
