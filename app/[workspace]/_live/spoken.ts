import { acts } from "@/lib/domain/audit/event";
import type { LiveEvent } from "@/lib/domain/live/live-event";

/** What others did, in one sentence for a screen reader. @param numberOf of a claim, where it has one here */
export function spoken(events: readonly LiveEvent[], numberOf: (claimId: string) => number | undefined): string {
  const people = [...new Set(events.filter(({ by }) => by.userId !== null).map(({ by }) => by.name))];
  const byPeople = events.filter(({ by }) => by.userId !== null);
  const [first] = byPeople;
  if (!first) return "";
  if (byPeople.length > 1) return `${new Intl.ListFormat("en").format(people)}: ${byPeople.length} changes.`;
  const number = first.claimId === null ? undefined : numberOf(first.claimId);
  return `${first.by.name} ${acts[first.act]}${number === undefined ? "" : `: claim ${number}`}.`;
}
