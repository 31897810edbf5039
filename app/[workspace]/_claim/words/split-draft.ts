import type { ClaimDetail } from "@/lib/domain/workbench";
import type { Words } from "../../articles/[article]/_components/workbench-acts";

/** Something that hangs on the claim, and goes to one or more of its parts. */
export type Share = { kind: "links" | "searches" | "related"; id: string; label: string; text: string };

/** All that is typed into the dialog, so that it survives a reload. `takers`: the parts that a share goes to, by its id; else the first. */
export type SplitDraft = { parts: Words[]; takers: Record<string, number[]> };

const relationLabel = { attributes: "Saying and said", contradicts: "Contradiction" } as const;

/** What stands on the claim and is to be shared out. */
export function sharesOf({ links, searches, relations }: ClaimDetail): Share[] {
  const related = new Map(relations.map(({ kind, claim }) => [claim.id, { kind, claim }]));
  return [
    ...links
      .filter((link) => !link.withdrawnAt)
      .map((link): Share => ({
        kind: "links",
        id: link.id,
        label: `Evidence, ${link.stance}`,
        text: `${link.evidence.title}: “${link.exact}”`,
      })),
    ...searches
      .filter((search) => !search.withdrawnAt)
      .map((search): Share => ({ kind: "searches", id: search.id, label: "Search", text: `“${search.query}” in ${search.place}` })),
    ...[...related.values()].map(({ kind, claim }): Share => ({
      kind: "related",
      id: claim.id,
      label: relationLabel[kind],
      text: `${claim.number} ${claim.statement}`,
    })),
  ];
}

export const takersOf = (draft: SplitDraft, share: Share): readonly number[] => draft.takers[share.id] ?? [0];

/** Whether a share goes to a part, turned over. */
export function turnShare(draft: SplitDraft, share: Share, part: number): SplitDraft {
  const takers = takersOf(draft, share);
  const turned = takers.includes(part) ? takers.filter((taker) => taker !== part) : [...takers, part];
  return { ...draft, takers: { ...draft.takers, [share.id]: turned } };
}

/** Without one part: those behind it move up, and what it alone would have taken goes to the first. */
export function withoutPart(draft: SplitDraft, part: number): SplitDraft {
  const takers = Object.entries(draft.takers).map(([id, of]): [string, number[]] => {
    const left = of.filter((taker) => taker !== part).map((taker) => (taker > part ? taker - 1 : taker));
    return [id, left.length > 0 ? left : [0]];
  });
  return { parts: draft.parts.filter((_, i) => i !== part), takers: Object.fromEntries(takers) };
}

/** The parts as the operation takes them. */
export function partsToSend(draft: SplitDraft, shares: readonly Share[]) {
  return draft.parts.map((words, part) => {
    const of = (kind: Share["kind"]): string[] =>
      shares.filter((share) => share.kind === kind && takersOf(draft, share).includes(part)).map((share) => share.id);
    return { ...words, takes: { links: of("links"), searches: of("searches"), related: of("related") } };
  });
}
