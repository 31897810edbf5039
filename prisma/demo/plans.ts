import type { DemoPlan } from "./types";

/** Only of claims that nobody has assessed: everybody else's work stays open to see, so that a newcomer can look around. */
export const plans: readonly DemoPlan[] = [
  { claim: "gunmen-entered", analysts: ["ana"], dueInDays: 2 },
  { claim: "set-alight", analysts: ["ana", "ben"], dueInDays: 9 },
  { claim: "un-condemned", wanted: 2, dueInDays: 16 },
  { claim: "none-published", wanted: 2, dueInDays: null },
];
