import type { Act } from "./event";

/** A draft is its author's alone, also when it has been handed in since. */
export const draftActs: readonly Act[] = ["assessment.started", "assessment.saved"];

/** What the blind see of others' acts, because it says nothing of judgement or evidence; who is to assess what does not, either. Every other act is kept back, those to come included. */
export const openActs: readonly Act[] = [
  "claim.created",
  "claim.changed",
  "claim.split",
  "claim.merged",
  "claim.withdrawn",
  "claim.restored",
  "claim.related",
  "claim.unrelated",
  "anchor.confirmed",
  "anchor.placed",
  "anchor.put-back",
  "candidate.accepted",
  "candidate.rejected",
  "candidate.reopened",
  "sentence.disposed",
  "assignment.taken",
];
