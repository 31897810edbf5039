"use client";
import type { ReactNode } from "react";
import { TagBadge } from "@/app/_ui/tag-badge";
import type { Comparison, ComparedField } from "@/lib/domain/differences";
import { wordDiff } from "@/lib/domain/history/word-diff";
import type { Tag } from "@/lib/domain/tags";
import { useClaimInHand } from "../claim-in-hand";
import { UsedPassages } from "./used-passages";

const words: Record<ComparedField, string> = {
  tag: "Tag",
  basis: "Basis",
  likelihood: "Likelihood",
  confidence: "Confidence",
  asOf: "As of",
};

type Props = { comparison: Comparison; left: string; right: string };

/** Two judgements field by field. What differs is told by word and sign; the tint only helps. */
export function ComparisonTable({ comparison: { fields, rationale, evidence }, left, right }: Props) {
  const { workspace } = useClaimInHand();
  return (
    <table className="mt-2 w-full table-fixed border-collapse text-left text-xs">
      <caption className="sr-only">
        {left} and {right}’s assessment, field by field
      </caption>
      <colgroup>
        <col className="w-24" />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr className="border-b border-line-strong align-bottom">
          <th scope="col" className="py-1 pr-2 font-medium text-ink-2">
            Field
          </th>
          {[left, right].map((name) => (
            <th key={name} scope="col" className="px-2 py-1 font-medium wrap-anywhere">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, same, ...sides }) => (
          <Row key={field} head={words[field]} same={same}>
            {[sides.left, sides.right].map((value) =>
              value === null ? <None key="none" word="none" /> : field === "tag" ? <TagBadge key="tag" tag={value as Tag} /> : value,
            )}
          </Row>
        ))}
        <Row head="Rationale" same={rationale.same}>
          <Words of={rationale} side="removed" />
          <Words of={rationale} side="added" />
        </Row>
        {evidence.map((used) => (
          <Row
            key={used.evidence.id}
            head={
              <a className="font-normal" href={`/${workspace}/evidence/${used.evidence.id}`}>
                {used.evidence.title}
              </a>
            }
            same={used.same}
          >
            <UsedPassages passages={used.left} />
            <UsedPassages passages={used.right} />
          </Row>
        ))}
        {evidence.length === 0 ? (
          <Row head="Evidence" same>
            <None word="nothing linked" />
            <None word="nothing linked" />
          </Row>
        ) : null}
      </tbody>
    </table>
  );
}

function Row({ head, same, children }: { head: ReactNode; same: boolean; children: ReactNode[] }) {
  return (
    <tr className={`border-b border-line align-top last:border-0 ${same ? "" : "bg-warn-soft"}`}>
      <th scope="row" className="py-1.5 pr-2 pl-1 font-medium wrap-anywhere">
        {head}
        <span className={`block font-normal ${same ? "text-ink-2" : "text-ink"}`}>
          <span aria-hidden="true">{same ? "= " : "≠ "}</span>
          {same ? "same" : "differs"}
        </span>
      </th>
      {children.map((child, i) => (
        <td key={i} dir="auto" className="px-2 py-1.5 wrap-anywhere">
          {child}
        </td>
      ))}
    </tr>
  );
}

function None({ word }: { word: string }) {
  return <span className="text-ink-2 italic">{word}</span>;
}

/** One side's words; those that the other has not are underlined, and named for whoever cannot see that. */
function Words({ of: { left, right }, side }: { of: Comparison["rationale"]; side: "removed" | "added" }) {
  const shown = wordDiff(left, right).filter(({ kind }) => kind === "same" || kind === side);
  if (shown.length === 0) return <None word="none" />;
  return (
    <p className="whitespace-pre-wrap">
      {shown.map(({ kind, text }, i) =>
        kind === "same" || text.trim() === "" ? (
          <span key={i}>{text}</span>
        ) : (
          <mark key={i} className="bg-paper-3 text-ink underline decoration-2 underline-offset-2">
            <span className="sr-only">only here: </span>
            {text}
          </mark>
        ),
      )}
    </p>
  );
}
