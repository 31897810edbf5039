import { z } from "zod";
import { optionalDate } from "./assessments";

/** Named: these analysts. Queue: whoever takes it, up to so many. */
export const planModes = ["named", "queue"] as const;
export type PlanMode = (typeof planModes)[number];
/** Most analysts that one claim can have. */
export const mostAnalysts = 20;
/** Most assignments that are released or handed on in one go. */
export const mostAtOnce = 500;

const analysts = z
  .array(z.uuid())
  .min(1, "Choose at least one analyst.")
  .max(mostAnalysts, `Choose at most ${mostAnalysts} analysts.`)
  .refine((ids) => new Set(ids).size === ids.length, "Somebody is chosen twice.");
const wanted = z.int("Enter a whole number.").min(1, "At least one analyst.").max(mostAnalysts, `At most ${mostAnalysts} analysts.`);
const named = z.object({ mode: z.literal("named"), analysts, dueOn: optionalDate });
const queue = z.object({ mode: z.literal("queue"), wanted, dueOn: optionalDate });
/** Nobody beyond those who have it already. */
const nobody = z.object({ mode: z.literal("nobody") });

export const articlePlanSchema = z.discriminatedUnion("mode", [named, queue, nobody]);
/** A claim may also follow its article's plan again. */
export const claimPlanSchema = z.discriminatedUnion("mode", [named, queue, nobody, z.object({ mode: z.literal("article") })]);
export type ArticlePlanInput = z.input<typeof articlePlanSchema>;
export type ClaimPlanInput = z.input<typeof claimPlanSchema>;

/** Who is to assess, as it is kept. `dueOn`: YYYY-MM-DD. */
export type Plan = { mode: PlanMode; wanted: number; analysts: string[]; dueOn: string | null };

/** @returns null where nobody is wanted, or no plan of its own is */
export function planOf(input: z.output<typeof claimPlanSchema>): Plan | null {
  if (input.mode === "named") return { ...input, wanted: input.analysts.length };
  if (input.mode === "queue") return { ...input, analysts: [] };
  return null;
}

/** Assignments that one act is about, as the person saw them. */
export const heldSchema = z
  .array(z.object({ assignmentId: z.uuid(), version: z.int().min(1) }))
  .min(1, "Choose at least one assignment.")
  .max(mostAtOnce, `At most ${mostAtOnce} at once.`)
  .refine((held) => new Set(held.map((each) => each.assignmentId)).size === held.length, "An assignment is named twice.");
/** Days without a sign of work after which an assignment has gone stale. */
export const staleDaysSchema = z.int("Enter a whole number of days.").min(1, "At least one day.").max(3650, "At most 3,650 days.");
export const usualStaleDays = 14;

/** What decides whether somebody may take a claim from the queue. */
export type Takeable = {
  retired: string | null;
  settled: boolean;
  /** places that the queue may still hand out */
  free: number;
  /** it is theirs: open or done */
  assigned: boolean;
  /** they have handed in an assessment of it */
  submitted: boolean;
};

/** Why a claim cannot be taken, in a sentence; null: it can. */
export function whyNotTake(claim: Takeable): string | null {
  if (claim.assigned) return "It is yours already.";
  if (claim.submitted) return "You have assessed it already.";
  if (claim.retired) return `The claim has been ${claim.retired}.`;
  if (claim.settled) return "The claim is settled.";
  if (claim.free === 0) return "Every place of this claim is taken.";
  return null;
}

export type Due = { state: "overdue" | "today" | "soon" | "later"; days: number };
/** Days before the due date from which on it is said to come soon. */
const soonDays = 3;
const dayMs = 86_400_000;

/** How a due date stands to a day, both YYYY-MM-DD. Due today is not overdue. `days`: between the two, never negative. */
export function dueBy(dueOn: string | null, today: string): Due | null {
  if (dueOn === null) return null;
  const days = Math.round((Date.parse(`${dueOn}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / dayMs);
  if (days < 0) return { state: "overdue", days: -days };
  if (days === 0) return { state: "today", days };
  return { state: days <= soonDays ? "soon" : "later", days };
}

/** Whole days since the analyst last worked on it. */
export function daysUntouched(touchedAt: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - touchedAt.getTime()) / dayMs));
}

/** Whether an assignment has lain untouched for so many days. */
export function isStale(touchedAt: Date, now: Date, days: number): boolean {
  return daysUntouched(touchedAt, now) >= days;
}

/** What a plan is reckoned on: the standing claims that would follow it. */
export type PlanFacts = {
  claims: number;
  /** `holders[n]`: claims that n analysts have already, by assignment or by an assessment */
  holders: readonly number[];
  /** by analyst: claims of these that they have open or done, and of the open ones, those that they have begun */
  people: readonly { userId: string; has: number; open: number; begun: number }[];
};
export type PlanEffect = {
  /** assignments that come up */
  made: number;
  /** that stand already */
  stand: number;
  /** open ones of people who are not named any more, and how many of these have been begun */
  released: number;
  begun: number;
  /** places that the queue hands out */
  free: number;
};

/** What a plan would do, before it is made: the same that lib/data/plans.ts does. */
export function effectOf(plan: Pick<Plan, "mode" | "wanted" | "analysts"> | null, facts: PlanFacts): PlanEffect {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const none = { made: 0, stand: sum(facts.people.map((person) => person.has)), released: 0, begun: 0, free: 0 };
  if (plan === null) return none;
  if (plan.mode === "queue") {
    const free = facts.holders.map((claims, holders) => claims * Math.max(0, plan.wanted - holders));
    return { ...none, stand: sum(facts.holders.map((claims, holders) => claims * holders)), free: sum(free) };
  }
  const chosen = new Set(plan.analysts);
  const stand = sum(facts.people.filter((person) => chosen.has(person.userId)).map((person) => person.has));
  const others = facts.people.filter((person) => !chosen.has(person.userId));
  return {
    ...none,
    made: facts.claims * chosen.size - stand,
    stand,
    released: sum(others.map((person) => person.open)),
    begun: sum(others.map((person) => person.begun)),
  };
}
