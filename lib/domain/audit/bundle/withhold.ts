import { draftActs } from "@/lib/domain/audit/seen-acts";
import type { Act, ObjectKind, PartName } from "../event";

/** What can be kept out of a bundle, besides what has been erased. Kept-back contents still stand in the log, as hashes. */
export const withholdKinds = ["drafts", "sources", "comments", "names"] as const;
export type WithholdKind = (typeof withholdKinds)[number];

export const withholdMeaning: Record<WithholdKind, string> = {
  drafts: "Drafts of assessments, also of those that have been handed in since. Always withheld.",
  sources: "Who stands behind the evidence: sources, evidence, frozen documents, and the passages linked to claims.",
  comments: "Discussions, and what was said along with a change or a review.",
  names: "The names behind the pseudonyms, and the addresses that were invited.",
};

/** Contents that a kind covers: of these acts, about objects of these kinds, in the parts of these names; what is not given is any. */
export type WithholdRule = { acts?: readonly Act[]; kinds?: readonly ObjectKind[]; parts?: readonly PartName[] };

export const withholdRules: Record<WithholdKind, readonly WithholdRule[]> = {
  drafts: [{ acts: draftActs }, { acts: ["assessment.submitted"], parts: ["before"] }],
  sources: [{ kinds: ["source", "snapshot", "evidence", "link"] }],
  comments: [{ kinds: ["thread", "comment"] }, { parts: ["comment"] }],
  names: [{ kinds: ["invitation"] }],
};

/** What says how the log itself came to be as it is: never withheld. */
export const alwaysDisclosed: readonly Act[] = ["part.erased", "log.key-changed", "log.continued"];

/** Whether a part is to be kept out. @param object `kind/uuid` */
export function isWithheld(part: { act: string; object: string; name: string }, withheld: readonly WithholdKind[]): boolean {
  if ((alwaysDisclosed as readonly string[]).includes(part.act)) return false;
  const kind = part.object.split("/")[0]!;
  const among = (values: readonly string[] | undefined, value: string): boolean => values === undefined || values.includes(value);
  return withheld.some((each) =>
    withholdRules[each].some((rule) => among(rule.acts, part.act) && among(rule.kinds, kind) && among(rule.parts, part.name)),
  );
}
