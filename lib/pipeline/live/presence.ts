import { z } from "zod";
import type { LivePerson } from "@/lib/domain/live/live-event";

/** A stream that somebody has open on an article. */
const hereSchema = z.object({
  kind: z.literal("here"),
  stream: z.string(),
  workspaceId: z.string(),
  articleId: z.string(),
  claimId: z.string().nullable(),
  userId: z.string(),
  name: z.string(),
});
export type Here = z.infer<typeof hereSchema>;

/**
 * What instances tell each other: where somebody is; that they have gone; which claim a tab takes in hand, said to whichever instance got the
 * request and meant for the one that has the tab's stream; and that somebody begins to listen where nothing is known of anybody yet.
 */
const saidSchema = z.discriminatedUnion("kind", [
  hereSchema,
  z.object({ kind: z.literal("gone"), stream: z.string() }),
  z.object({ kind: z.literal("holds"), userId: z.string(), tab: z.string(), claimId: z.string().nullable() }),
  z.object({ kind: z.literal("asks"), workspaceId: z.string() }),
]);
export type PresenceSaid = z.infer<typeof saidSchema>;

/** @returns null for what is none of ours */
export function parsePresence(payload: string): PresenceSaid | null {
  try {
    return saidSchema.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}

/** Said again with every beat of the stream; two may be lost before somebody counts as gone. */
const forgottenAfterMs = 40_000;
const mostShown = 50;

/** Who is where, as one instance has heard; in memory alone. */
export class Presence {
  readonly #streams = new Map<string, Here & { heardAt: number }>();

  /** @returns where that changes what others are shown */
  hear(here: Here, now: number): Here[] {
    const before = this.#streams.get(here.stream);
    this.#streams.set(here.stream, { ...here, heardAt: now });
    return before?.articleId === here.articleId && before.claimId === here.claimId && before.name === here.name ? [] : [here];
  }

  gone(stream: string): Here[] {
    const before = this.#streams.get(stream);
    this.#streams.delete(stream);
    return before ? [before] : [];
  }

  /** Lets go of those of whom nothing was heard for too long. */
  forget(now: number): Here[] {
    return [...this.#streams.values()].filter(({ heardAt }) => now - heardAt > forgottenAfterMs).flatMap(({ stream }) => this.gone(stream));
  }

  in(articleId: string): Here[] {
    return [...this.#streams.values()].filter((here) => here.articleId === articleId);
  }
}

/** Everybody else in an article, by name, once each. @param isBlindFor the claims on which others are not shown */
export function othersAmong(here: readonly Here[], userId: string, isBlindFor: (claimId: string) => boolean): LivePerson[] {
  const people = new Map<string, LivePerson>();
  for (const { claimId, ...each } of here) {
    if (each.userId === userId) continue;
    const person = people.get(each.userId) ?? { userId: each.userId, name: each.name, claims: [] };
    if (claimId && !isBlindFor(claimId) && !person.claims.includes(claimId)) person.claims.push(claimId);
    people.set(each.userId, person);
  }
  for (const person of people.values()) person.claims.sort();
  const order = (person: LivePerson): string => `${person.name} ${person.userId}`;
  return [...people.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1)).slice(0, mostShown);
}
