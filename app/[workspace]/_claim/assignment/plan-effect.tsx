import { effectOf, type PlanFacts } from "@/lib/domain/assignment";
import { type PlanFields, planInput } from "./plan-fields";

const claims = (count: number): string => (count === 1 ? "1 claim" : `${count.toLocaleString("en")} claims`);

/** What saving would do, in words, while it can still be thought over. */
export function PlanEffect({ plan, facts }: { plan: PlanFields; facts: PlanFacts }) {
  return (
    <p role="status" className="rounded bg-paper-2 px-3 py-2 text-sm">
      {effectWords(plan, facts).join(" ")}
    </p>
  );
}

function effectWords(plan: PlanFields, facts: PlanFacts): string[] {
  const input = planInput(plan);
  if (input.mode === "article") return ["The claim follows its article's plan again."];
  if (input.mode === "nobody") return ["Nobody else gets a claim. Those who have one keep it."];
  if (input.mode === "queue") {
    if (!Number.isInteger(input.wanted) || input.wanted < 1) return ["Say how many analysts each claim gets."];
    const { free, stand } = effectOf({ ...input, analysts: [] }, facts);
    return [
      `${claims(facts.claims)} × ${input.wanted}: ${free} ${free === 1 ? "place is" : "places are"} free to take.`,
      stand > 0 ? `${stand} ${stand === 1 ? "is" : "are"} taken already.` : "",
    ];
  }
  const { length } = input.analysts;
  if (length === 0) return ["Choose who assesses."];
  const { made, stand, released, begun } = effectOf({ ...input, wanted: length }, facts);
  return [
    `${claims(facts.claims)} × ${length} ${length === 1 ? "analyst" : "analysts"}: ${made} new ${made === 1 ? "assignment" : "assignments"}.`,
    stand > 0 ? `${stand} already ${stand === 1 ? "has" : "have"} one.` : "",
    released > 0 ? `${released} open ${released === 1 ? "one" : "ones"} of others ${released === 1 ? "is" : "are"} released.` : "",
    begun > 0 ? `${begun} of these ${begun === 1 ? "has" : "have"} been begun; the drafts stay with their authors.` : "",
  ];
}
