/** Calendar days are written YYYY-MM-DD and kept as their midnight, UTC. */

export const asDate = (day: string | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`));
export const asDay = (date: Date | null): string | null => date && dayOf(date);
/** The day of a moment, UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
