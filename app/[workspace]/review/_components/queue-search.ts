import { isUuid } from "@/lib/domain/ids";
import { type QueueAsked, type QueueCursor, queueOrders } from "@/lib/domain/review-queue";
import { riskMarks } from "@/lib/domain/risk";

export type QueueSearch = { order?: string; article?: string; analyst?: string; mark?: string; after?: string };

/** What an address asks for; what makes no sense in it is left out. */
export function askedIn(search: QueueSearch, limit: number): QueueAsked {
  const id = (value: string | undefined): string | null => (value && isUuid(value) ? value : null);
  return {
    order: queueOrders.find((known) => known === search.order) ?? "risk",
    filter: {
      articleId: id(search.article),
      analystId: id(search.analyst),
      mark: [...riskMarks, "unmarked" as const].find((known) => known === search.mark) ?? null,
    },
    after: cursorIn(search.after),
    limit,
  };
}

function cursorIn(value: string | undefined): QueueCursor | null {
  const [risk, since, claimId] = (value ?? "").split("_");
  if (!since || !claimId || !isUuid(claimId) || !/^\d{1,5}$/.test(risk ?? "") || Number.isNaN(Date.parse(since))) return null;
  return { risk: Number(risk), since, claimId };
}

/** The same as the part of an address behind the question mark. */
export function searchOf({ order, filter }: Pick<QueueAsked, "order" | "filter">, after: QueueCursor | null = null): string {
  const search = new URLSearchParams();
  if (order !== "risk") search.set("order", order);
  if (filter.articleId) search.set("article", filter.articleId);
  if (filter.analystId) search.set("analyst", filter.analystId);
  if (filter.mark) search.set("mark", filter.mark);
  if (after) search.set("after", `${after.risk}_${after.since}_${after.claimId}`);
  return search.toString();
}
