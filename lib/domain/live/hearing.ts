import type { Act } from "../audit/event";
import { draftActs, openActs } from "../audit/seen-acts";

/** What it depends on who may hear of an event. */
export type Happening = {
  act: Act;
  /** The claims that it says something about; of a discussion of a sentence, those that stand in it. */
  claims: readonly string[];
  /** Who did it; null: a software agent. */
  byUserId: string | null;
  /** Whose work it is about: the maker of the link or search, the author of the assessment; of what has no row of its own, who acted. */
  ownerId: string | null;
};

/** Whether hearing of it depends on for which claims somebody is blind. */
export function dependsOnBlindness({ act, claims }: Happening): boolean {
  return claims.length > 0 && !openActs.includes(act);
}

/** Who hears of an event at once: as who may see it in a history, lib/data/exports-scope.ts. Who may not gets nothing at all, at no time. */
export function mayHear(userId: string, happening: Happening, isBlindFor: (claimId: string) => boolean): boolean {
  if (draftActs.includes(happening.act)) return happening.byUserId === userId;
  return !dependsOnBlindness(happening) || happening.ownerId === userId || !happening.claims.some(isBlindFor);
}
