import type { DemoAdjudication } from "./types";

export const adjudications: readonly DemoAdjudication[] = [
  {
    claim: "two-pleaded",
    adjudicator: "rae",
    take: "ana",
    reasonCode: "evidence-missed",
    reasons:
      "Ben goes by the court’s own count, which is the better source, but it does not stand alone: a legal news service that had somebody in the room counts three. As long as the court’s minutes are not public, both have to be shown.",
  },
];
